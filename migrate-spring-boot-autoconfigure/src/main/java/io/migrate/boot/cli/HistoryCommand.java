package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.revision.RevisionCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate history}.
 */
@Command(name = "history",
		description = "Shows the revisions of the code, newest first. The database is needed for -i and --graph only.")
final class HistoryCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = { "-i", "--indicate-current" }, description = "Mark where the database stands.")
	private boolean indicateCurrent;

	@Option(names = "--graph", description = "Draw the graph, with what the database has of it.")
	private boolean graph;

	@Override
	public int run(CommandContext context) {
		RevisionCatalog revisions = context.revisions();
		RevisionViews views = (this.indicateCurrent || this.graph)
				? RevisionViews.of(revisions, context.migrations().status()) : RevisionViews.of(revisions);
		List<RevisionView> history = views.of(newestFirst(revisions.graph()));
		RevisionPrinter printer = new RevisionPrinter(context, this.options, revisions.graph());
		if (this.options.isJson()) {
			context.print(Json.of(RevisionJson.of(history)));
		}
		else if (this.graph) {
			printer.graph(history);
		}
		else {
			printer.steps(history);
		}
		return CommandRun.DONE;
	}

	private static List<RevisionId> newestFirst(RevisionGraph graph) {
		List<RevisionId> ordered = new ArrayList<>(graph.ordered(graph.ids()));
		Collections.reverse(ordered);
		return ordered;
	}

}
