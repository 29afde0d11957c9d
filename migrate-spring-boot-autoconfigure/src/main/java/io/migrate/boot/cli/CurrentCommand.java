package io.migrate.boot.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.MigrationStatus;
import io.migrate.Migrations;
import io.migrate.PendingRevisionsException;
import io.migrate.Revisions;
import io.migrate.graph.Target;
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

	@Option(names = { "-c", "--check-heads" },
			description = "Fail unless every revision of the code is applied, whole and as it stands here.")
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
			check(context.migrations());
		}
		return CommandRun.DONE;
	}

	private void print(CommandContext context, MigrationStatus status, List<RevisionView> current,
			RevisionPrinter printer) {
		if (this.options.isVerbose()) {
			context.print("Current revision(s) for " + status.database().url() + " (" + status.database() + "), schema "
					+ status.schema() + ", state " + status.state() + ":");
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
		database.put("url", status.database().url());
		database.put("schema", status.schema());
		fields.put("database", database);
		fields.put("state", status.state());
		fields.put("current", RevisionJson.of(current));
		fields.put("heads", status.heads());
		fields.put("pending", status.pending());
		return fields;
	}

	// More than a comparison of heads, as Alembic makes: somebody else may be further,
	// and
	// what is below a head may be missing
	private static void check(Migrations migrations) {
		try {
			migrations.require(Target.HEADS);
		}
		catch (PendingRevisionsException ex) {
			throw new CommandFailedException(String.valueOf(ex.getMessage()),
					"'migrate upgrade heads' brings it there; 'migrate plan heads' shows what that would run.");
		}
	}

}
