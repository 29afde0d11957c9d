package io.migrate.boot.cli;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.MigrationStatus;
import io.migrate.Revisions;
import io.migrate.graph.RevisionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate current}.
 */
@Command(name = "current", description = "Shows where the database stands.")
final class CurrentCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = { "-c", "--check-heads" }, description = "Fail unless every revision of the code is applied.")
	private boolean checkHeads;

	@Override
	public int run(CommandContext context) {
		MigrationStatus status = context.migrations().status();
		Revisions revisions = context.revisions();
		Standing standing = new Standing(status);
		List<RevisionView> current = new RevisionViews(revisions, standing).of(standing.current());
		if (this.options.isJson()) {
			context.printJson(json(status, current));
		}
		else {
			print(context, status, current, new RevisionPrinter(context, this.options, revisions.graph()));
		}
		if (this.checkHeads) {
			check(status);
		}
		return CommandRun.DONE;
	}

	private void print(CommandContext context, MigrationStatus status, List<RevisionView> current,
			RevisionPrinter printer) {
		if (this.options.isVerbose()) {
			context.print("Current revision(s) for " + status.database() + ", schema " + status.schema() + ":");
		}
		if (current.isEmpty() && context.terminal().interactive()) {
			printer.print(Text.of("Nothing is applied.", Style.DIM));
		}
		printer.lines(current.stream().map((view) -> view.without(Mark.CURRENT)).toList());
	}

	private static Map<String, Object> json(MigrationStatus status, Collection<RevisionView> current) {
		Map<String, Object> fields = new LinkedHashMap<>();
		Map<String, Object> database = new LinkedHashMap<>();
		database.put("product", status.database().product());
		database.put("version", status.database().version());
		database.put("schema", status.schema());
		fields.put("database", database);
		fields.put("state", status.state());
		fields.put("current", RevisionJson.of(current));
		fields.put("heads", status.heads());
		fields.put("pending", status.pending());
		return fields;
	}

	private static void check(MigrationStatus status) {
		Set<RevisionId> missing = new HashSet<>(status.heads());
		missing.removeAll(status.current());
		if (!missing.isEmpty()) {
			throw new CommandFailedException(
					"The database is not at all heads; missing: "
							+ missing.stream().map(RevisionId::value).sorted().collect(Collectors.joining(", ")),
					"'migrate upgrade heads' brings it there; 'migrate plan heads' shows what that would run.");
		}
	}

}
