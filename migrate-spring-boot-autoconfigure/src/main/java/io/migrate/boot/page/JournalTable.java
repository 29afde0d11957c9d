package io.migrate.boot.page;

import java.util.List;
import java.util.Set;

import io.migrate.boot.actuate.EventDescriptor;
import io.migrate.boot.actuate.EventDescriptor.SizeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What happened last, newest first.
 *
 * @param events the events
 * @param anchor of their database
 * @param path the last part of the path of the page
 * @param known the ids that have a page of their own
 */
record JournalTable(List<EventDescriptor> events, String anchor, String path, Set<String> known) {

	private static final List<String> COLUMNS = List.of("What", "Outcome", "Took", "Began", "By");

	void write(Html html) {
		if (this.events.isEmpty()) {
			return;
		}
		html.element("h3", "Journal", "id", this.anchor + "-journal").line();
		html.open("table", "class", "journal", "aria-labelledby", this.anchor + "-journal").open("thead").open("tr");
		COLUMNS.forEach((column) -> html.element("th", column, "scope", "col"));
		html.close().close().line().open("tbody", "align", "left").line();
		this.events.forEach((event) -> row(html, event));
		html.close().close().line();
	}

	private void row(Html html, EventDescriptor event) {
		html.open("tr").open("th", "scope", "row").text(event.getAction() + " ");
		if (this.known.contains(event.getRevision())) {
			html.open("a", "href", this.path + "/" + event.getRevision()).element("code", event.getRevision()).close();
		}
		else {
			html.element("code", event.getRevision());
		}
		html.close().line();
		Sign sign = event.getOutcome().equals("failed") ? Sign.FAILED : Sign.APPLIED;
		html.open("td", "class", sign.style());
		sign.icon(html);
		html.text(event.getOutcome()).close().line();
		html.element("td", Words.duration(event.getDurationMs())).line();
		html.open("td");
		Words.time(html, event.getStartedAt());
		html.close().line().open("td").foreign(event.getInstance()).close().close().line();
		sizes(html, event.getSizes());
		String error = event.getError();
		if (error != null) {
			reason(html, error, COLUMNS.size());
		}
	}

	private static void sizes(Html html, List<SizeDescriptor> sizes) {
		if (!sizes.isEmpty()) {
			html.open("tr", "class", "reason").open("td", "colspan", Integer.toString(COLUMNS.size())).open("ul");
			sizes.forEach((size) -> {
				html.open("li").element("code", size.table()).text(" " + grown(size.tableBefore(), size.tableAfter()));
				html.text(", indexes " + grown(size.indexBefore(), size.indexAfter())).close();
			});
			html.close().close().close().line();
		}
	}

	private static String grown(@Nullable Long before, @Nullable Long after) {
		String from = (before != null) ? Words.bytes(before) : "new";
		String to = (after != null) ? Words.bytes(after) : "gone";
		return from.equals(to) ? to : from + " → " + to;
	}

	/**
	 * Writes what went wrong as a row of its own, under the row that it belongs to.
	 */
	static void reason(Html html, String error, int columns) {
		html.open("tr", "class", "reason").open("td", "colspan", Integer.toString(columns));
		html.open("pre", "class", "error").foreign(Words.full(error)).close().close().close().line();
	}

}
