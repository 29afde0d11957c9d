package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.Revisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.TargetRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate history}.
 */
@Command(name = "history", description = "Shows the revisions of the code, newest first."
		+ " The database is needed for -i, --graph and ranges with current only.")
final class HistoryCommand implements ApplicationCommand {

	private static final TargetRange EVERYTHING = new TargetRange(null, null);

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = { "-r", "--rev-range" }, paramLabel = "START:END", converter = RangeConverter.class,
			description = "Show a stretch only, such as base:8d41, -3: or -2:current; both ends belong to it.")
	private TargetRange range = EVERYTHING;

	@Option(names = { "-i", "--indicate-current" }, description = "Mark where the database stands.")
	private boolean indicateCurrent;

	@Option(names = "--graph", description = "Draw the graph, with what the database has of it.")
	private boolean graph;

	@Override
	public int run(CommandContext context) {
		boolean marked = this.indicateCurrent || this.graph;
		Standing standing = (marked || Standing.isNeeded(this.range.from()) || Standing.isNeeded(this.range.to()))
				? new Standing(context.migrations().status()) : null;
		Revisions revisions = context.revisions();
		List<RevisionView> history = new RevisionViews(revisions, marked ? standing : null)
			.of(history(revisions, standing, marked));
		RevisionPrinter printer = new RevisionPrinter(context, this.options, revisions.graph());
		if (this.options.isJson()) {
			context.printJson(RevisionJson.of(history));
		}
		else if (this.graph) {
			printer.graph(history);
		}
		else {
			printer.steps(history);
		}
		return CommandRun.DONE;
	}

	private List<RevisionId> history(Revisions revisions, @Nullable Standing standing, boolean marked) {
		if (standing == null) {
			return revisions.history(this.range, Set.of());
		}
		// Where the database is further than the code, it stands at none of these
		List<RevisionId> history = new ArrayList<>();
		if (marked && this.range.equals(EVERYTHING)) {
			history.addAll(standing.beyond(revisions.graph()));
		}
		history.addAll(revisions.history(this.range, standing.applied()));
		return history;
	}

}
