package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.Migrations;
import io.migrate.base.PopulationName;
import io.migrate.graph.Target;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate plan}.
 */
@Command(name = "plan", description = "Shows what an upgrade to the target would run on this database now;"
		+ " -v shows the statements of each step. For base and -N, and with --down, it is the downgrade.")
final class PlanCommand implements ApplicationCommand {

	private static final String INDENT = "    ";

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = "--down", description = "Show the downgrade to the target.")
	private boolean down;

	@Parameters(arity = "0..1", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "Where to go (default: where the application goes at its start).")
	private @Nullable Target target;

	@Override
	public int run(CommandContext context) {
		Migrations migrations = context.migrations();
		Target where = (this.target != null) ? this.target : context.target();
		Plan plan = (this.down || isDown(where)) ? migrations.planDowngrade(where) : migrations.plan(where);
		if (this.options.isJson()) {
			context.printJson(Map.of("steps", plan.steps().stream().map((step) -> json(step, migrations)).toList()));
		}
		else {
			print(context, plan);
		}
		return CommandRun.DONE;
	}

	// An upgrade never goes there
	private static boolean isDown(Target target) {
		String text = target.toString();
		return target.equals(Target.BASE) || text.endsWith("@base") || (target.isRelative() && text.contains("-"));
	}

	private void print(CommandContext context, Plan plan) {
		List<List<Text>> rows = plan.steps()
			.stream()
			.map((step) -> List.of(Text.of(step.action().key()), Text.of(step.id().value(), Style.ID),
					Text.of(step.message()), step.resumed() ? Text.of("(half-way)", Style.ERROR) : Text.EMPTY,
					needs(step)))
			.toList();
		List<Text> lines = context.terminal().interactive() ? Columns.align(rows)
				: rows.stream().map((row) -> Text.join(" ", row)).toList();
		for (int i = 0; i < lines.size(); i++) {
			context.print(lines.get(i).on(context.terminal()));
			if (this.options.isVerbose()) {
				print(context, context.migrations().statements(plan.steps().get(i)));
			}
		}
		if (plan.isEmpty()) {
			context.shell().error().println("Nothing to do.");
		}
	}

	private static Text needs(Step step) {
		List<String> needed = needed(step);
		return needed.isEmpty() ? Text.EMPTY : Text.of("(needs " + String.join(", ", needed) + ")", Style.MARK);
	}

	private static List<String> needed(Step step) {
		return step.isNewUpgrade() ? step.revision().data().needs().stream().map(PopulationName::value).toList()
				: List.of();
	}

	private static void print(CommandContext context, List<String> statements) {
		for (String statement : statements) {
			// What is done in Java is a comment
			String end = statement.startsWith("--") ? "" : ";";
			context.print("");
			(statement + end).lines().forEach((line) -> context.print((INDENT + line).stripTrailing()));
		}
		if (!statements.isEmpty()) {
			context.print("");
		}
	}

	private Map<String, Object> json(Step step, Migrations migrations) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("action", step.action().key());
		fields.put("id", step.id());
		fields.put("message", step.message());
		fields.put("resumed", step.resumed());
		fields.put("needsPopulation", needed(step));
		if (this.options.isVerbose()) {
			fields.put("statements", migrations.statements(step));
		}
		return fields;
	}

}
