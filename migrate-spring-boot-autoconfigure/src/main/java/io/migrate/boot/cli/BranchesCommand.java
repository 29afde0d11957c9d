package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.Revisions;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code migrate branches}.
 */
@Command(name = "branches", description = { "Shows where lineages part.",
		"On a terminal they are drawn, with what the database has of them; otherwise the database is not needed." })
final class BranchesCommand implements ApplicationCommand {

	private static final String ARROW = " -> ";

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Override
	public int run(CommandContext context) {
		boolean drawn = context.terminal().interactive() && !this.options.isVerbose() && !this.options.isJson();
		Standing standing = drawn ? new Standing(context.migrations().status()) : null;
		Revisions revisions = context.revisions();
		RevisionGraph graph = revisions.graph();
		RevisionViews views = new RevisionViews(revisions, standing);
		RevisionPrinter printer = new RevisionPrinter(context, this.options, graph);
		if (this.options.isJson()) {
			context.printJson(json(views, graph));
		}
		else if (drawn) {
			printer.graph(new Skeleton(graph).of(views.of(newestFirst(graph, graph.ids()))));
		}
		else {
			print(printer, views, graph);
		}
		return CommandRun.DONE;
	}

	private void print(RevisionPrinter printer, RevisionViews views, RevisionGraph graph) {
		for (RevisionView view : views.of(newestFirst(graph, graph.branchPoints()))) {
			if (this.options.isVerbose()) {
				printer.entries(List.of(view));
			}
			else {
				printer.print(RevisionText.line(view));
			}
			String indent = " ".repeat(view.id().value().length());
			for (RevisionView child : views.of(graph.children(view.id()))) {
				Text line = Text.of(indent + ARROW).plus(RevisionText.line(child));
				printer.print(this.options.isVerbose() ? line.plus(", " + child.message()) : line);
			}
		}
	}

	private static List<Object> json(RevisionViews views, RevisionGraph graph) {
		List<Object> points = new ArrayList<>();
		for (RevisionView view : views.of(newestFirst(graph, graph.branchPoints()))) {
			Map<String, @Nullable Object> fields = RevisionJson.of(view);
			fields.put("children", RevisionJson.of(views.of(graph.children(view.id()))));
			points.add(fields);
		}
		return points;
	}

	private static List<RevisionId> newestFirst(RevisionGraph graph, Set<RevisionId> ids) {
		List<RevisionId> ordered = new ArrayList<>(graph.ordered(ids));
		Collections.reverse(ordered);
		return ordered;
	}

}
