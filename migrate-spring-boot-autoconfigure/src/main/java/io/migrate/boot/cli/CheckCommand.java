package io.migrate.boot.cli;

import java.util.LinkedHashMap;
import java.util.Map;

import io.migrate.ModelDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate check}.
 */
@Command(name = "check",
		description = "Compares the database with the application's entities, or with what else says what it should"
				+ " have, and fails when they differ. The database has to be at the head.")
final class CheckCommand implements ApplicationCommand {

	@Mixin
	private final CommonOptions options = new CommonOptions();

	@Mixin
	private final ComparisonOptions comparison = new ComparisonOptions();

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
			description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	@Override
	public int run(CommandContext context) {
		ModelDifference difference = context.migrations().drafts().compare(this.comparison.renames());
		if (this.format == OutputFormat.JSON) {
			context.printJson(json(difference));
		}
		else {
			print(difference, context);
		}
		return difference.isEmpty() ? CommandRun.DONE : CommandRun.FAILED;
	}

	private static void print(ModelDifference difference, CommandContext context) {
		difference.lines().forEach(context::print);
		ComparisonOptions.printOmissions(difference, context.shell());
		context.shell()
			.error()
			.println(difference.isEmpty() ? "Nothing differs."
					: "\n'migrate revision --autogenerate -m TEXT' drafts the revision that brings the database there.");
	}

	private static Map<String, Object> json(ModelDifference difference) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("differences", difference.lines());
		fields.put("notCompared", difference.omissions());
		return fields;
	}

}
