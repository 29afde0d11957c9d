package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.graph.Target;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate plan}.
 */
@Command(name = "plan", description = "Shows what an upgrade to the target would run on this database now.")
final class PlanCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", converter = TargetConverter.class,
			description = "Where to go (default: ${DEFAULT-VALUE}).")
	private Target target = Target.HEAD;

	@Override
	public int run(CommandContext context) {
		Plan plan = context.migrations().plan(this.target);
		if (this.options.isJson()) {
			context.print(Json.of(Map.of("steps", plan.steps().stream().map(PlanCommand::json).toList())));
		}
		else {
			print(context, plan);
		}
		return CommandRun.DONE;
	}

	private static void print(CommandContext context, Plan plan) {
		List<List<Text>> rows = plan.steps()
			.stream()
			.map((step) -> List.of(Text.of(step.action().key()), Text.of(step.id().value(), Style.ID),
					Text.of(step.message()), step.resumed() ? Text.of("(half-way)", Style.ERROR) : Text.EMPTY))
			.toList();
		List<Text> lines = context.terminal().interactive() ? Columns.align(rows)
				: rows.stream().map((row) -> Text.join(" ", row)).toList();
		lines.forEach((line) -> context.print(line.on(context.terminal())));
		if (plan.isEmpty()) {
			context.shell().error().println("Nothing to do.");
		}
	}

	private static Map<String, Object> json(Step step) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("action", step.action().key());
		fields.put("id", step.id());
		fields.put("message", step.message());
		fields.put("resumed", step.resumed());
		return fields;
	}

}
