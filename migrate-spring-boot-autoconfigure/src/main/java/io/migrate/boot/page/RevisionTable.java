package io.migrate.boot.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import io.migrate.boot.page.Lanes.Edge;
import io.migrate.boot.page.Lanes.Row;

/**
 * The revisions of one database with the lanes of their graph, heads on top.
 */
final class RevisionTable {

	/** More rows than this make a page that nobody reads and a browser is slow with. */
	static final int MAX_ROWS = 1_000;

	private final Database database;

	private final List<RevisionDescriptor> all;

	private final Set<String> failed;

	private final Set<String> current;

	private final Set<String> heads;

	RevisionTable(Database database) {
		this.database = database;
		this.all = NewestFirst.of(database.descriptor().getRevisions());
		this.failed = database.failed();
		this.current = Set.copyOf(database.descriptor().getCurrent());
		this.heads = Set.copyOf(database.descriptor().getHeads());
	}

	void write(Html html) {
		html.element("h3", "Revisions", "id", this.database.anchor() + "-revisions").line();
		if (this.all.isEmpty()) {
			html.element("p", "There are none.").line();
			return;
		}
		List<Row> rows = rows();
		List<RevisionDescriptor> shown = this.all.subList(0, Math.min(this.all.size(), MAX_ROWS));
		int width = rows.subList(0, shown.size()).stream().mapToInt(Row::width).max().orElse(1);
		LaneDrawing drawing = new LaneDrawing(Math.min(width, LaneDrawing.MAX_COLUMNS));
		legend(html, shown);
		notes(html, width);
		html.open("table", "class", "graph g" + drawing.columns(), "aria-labelledby",
				this.database.anchor() + "-revisions");
		html.open("thead").open("tr");
		List.of("Revision", "State", "Applied", "Downgrade")
			.forEach((column) -> html.element("th", column, "scope", "col"));
		html.close().close().line().open("tbody", "align", "left").line();
		for (int i = 0; i < shown.size(); i++) {
			row(html, shown.get(i), drawing, rows.get(i));
		}
		html.close().close().line();
	}

	private List<Row> rows() {
		Set<String> below = this.all.stream().map(RevisionDescriptor::getId).collect(Collectors.toSet());
		Lanes lanes = new Lanes();
		List<Row> rows = new ArrayList<>();
		for (RevisionDescriptor revision : this.all) {
			below.remove(revision.getId());
			List<Edge> edges = new ArrayList<>();
			revision.getRevises().forEach((id) -> edges.add(new Edge(id, false)));
			revision.getDependsOn().forEach((id) -> edges.add(new Edge(id, true)));
			edges.removeIf((edge) -> !below.contains(edge.target()));
			rows.add(lanes.next(revision.getId(), edges));
		}
		return rows;
	}

	private void legend(Html html, List<RevisionDescriptor> shown) {
		EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
		shown.forEach((revision) -> signs.add(Database.sign(revision, this.failed)));
		html.open("ul", "class", "legend", "aria-label", "Shapes");
		for (Sign sign : signs) {
			html.open("li");
			sign.icon(html);
			html.text(sign.word()).close();
		}
		if (shown.stream().anyMatch((revision) -> !revision.getDependsOn().isEmpty())) {
			html.open("li")
				.open("svg", "class", "icon", "width", "16", "height", "16", "stroke", "currentColor", "stroke-width",
						"2", "aria-hidden", "true");
			html.open("line", "x1", "8", "x2", "8", "y2", "16", "stroke-dasharray", "3 3").close();
			html.close().text("Needs, without building on it").close();
		}
		html.close().line();
	}

	private void notes(Html html, int width) {
		if (this.all.size() > MAX_ROWS) {
			html.element("p",
					"The " + Words.count(MAX_ROWS, "newest", "newest") + " of "
							+ Words.count(this.all.size(), "revision", "revisions")
							+ " are shown; the JSON of this address has them all.",
					"class", "note")
				.line();
		}
		if (width > LaneDrawing.MAX_COLUMNS) {
			html.element("p", "Up to " + width + " lines run side by side. The first " + LaneDrawing.MAX_COLUMNS
					+ " are drawn; beside each revision stands what it revises.", "class", "note")
				.line();
		}
	}

	private void row(Html html, RevisionDescriptor revision, LaneDrawing drawing, Row row) {
		Sign sign = Database.sign(revision, this.failed);
		html.open("tr").open("th", "scope", "row");
		drawing.draw(html, row, sign);
		html.open("a", "href", this.database.path() + "/" + revision.getId()).foreign(title(revision)).close();
		tags(html, revision);
		html.text(" ").open("small").element("code", revision.getId());
		names(html, " · revises ", revision.getRevises());
		names(html, " · needs ", revision.getDependsOn());
		names(html, " · in ", revision.getLabels());
		html.close().close().line();
		html.element("td", sign.word(), "class", sign.style()).line();
		applied(html, revision);
		html.line().element("td", revision.isReversible() ? "reversible" : "irreversible").close().line();
	}

	// A link without a text could not be followed by those who hear it
	private static String title(RevisionDescriptor revision) {
		return revision.getMessage().isBlank() ? revision.getId() : Words.brief(revision.getMessage());
	}

	private void tags(Html html, RevisionDescriptor revision) {
		if (this.current.contains(revision.getId())) {
			html.text(" ").element("b", "current");
		}
		if (this.heads.contains(revision.getId())) {
			html.text(" ").element("b", "head");
		}
	}

	private static void names(Html html, String word, List<String> names) {
		if (!names.isEmpty()) {
			html.text(word + String.join(", ", names));
		}
	}

	private static void applied(Html html, RevisionDescriptor revision) {
		html.open("td");
		Instant at = revision.getAppliedAt();
		Long took = revision.getDurationMs();
		String by = revision.getAppliedBy();
		if (at != null && took != null && by != null) {
			Words.time(html, at);
			html.text(" ").open("small").text("in " + Words.duration(took) + " by ").foreign(by).close();
		}
		html.close();
	}

}
