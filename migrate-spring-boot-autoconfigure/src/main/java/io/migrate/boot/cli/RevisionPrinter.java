package io.migrate.boot.cli;

import java.util.Collection;
import java.util.List;

import io.migrate.graph.RevisionGraph;

/**
 * Prints revisions the way that was asked for.
 */
final class RevisionPrinter {

	private final CommandContext context;

	private final ReadingOptions options;

	private final RevisionGraph graph;

	RevisionPrinter(CommandContext context, ReadingOptions options, RevisionGraph graph) {
		this.context = context;
		this.options = options;
		this.graph = graph;
	}

	/**
	 * Each revision alone.
	 * @param views the revisions
	 */
	void lines(Collection<RevisionView> views) {
		if (this.options.isVerbose()) {
			entries(views);
		}
		else if (this.context.terminal().interactive()) {
			print(Columns.align(views.stream()
				.map((view) -> List.of(RevisionText.id(view), RevisionText.notes(view), Text.of(view.message())))
				.toList()));
		}
		else {
			views.forEach((view) -> print(RevisionText.line(view)));
		}
	}

	/**
	 * Each revision and where it comes from.
	 * @param views the revisions
	 */
	void steps(Collection<RevisionView> views) {
		if (this.options.isVerbose()) {
			entries(views);
		}
		else if (this.context.terminal().interactive()) {
			print(Columns.align(views.stream()
				.map((view) -> List.of(RevisionText.step(view), RevisionText.notes(view), Text.of(view.message())))
				.toList()));
		}
		else {
			views.forEach((view) -> print(Text.join(" ", List.of(RevisionText.step(view), RevisionText.notes(view)))
				.plus(", " + view.message())));
		}
	}

	/**
	 * Everything about each revision.
	 * @param views the revisions
	 */
	void entries(Collection<RevisionView> views) {
		views.forEach((view) -> {
			print(RevisionText.entry(view,
					this.graph.contains(view.id()) ? this.graph.children(view.id()) : List.of()));
			this.context.print("");
		});
	}

	/**
	 * The revisions as a drawing, newest first.
	 * @param views the revisions, children before parents
	 */
	void graph(List<RevisionView> views) {
		print(new GraphDrawing(this.context.terminal().unicode()).draw(views));
	}

	void print(List<Text> lines) {
		lines.forEach(this::print);
	}

	void print(Text line) {
		this.context.print(line.on(this.context.terminal()));
	}

}
