package io.migrate.boot.page;

import java.util.List;
import java.util.Set;

import io.migrate.boot.actuate.MigrationsDescriptor.EventDescriptor;

/**
 * What happened last, newest first.
 *
 * @param events the events
 * @param anchor of their database
 * @param known the ids that have a page of their own
 */
record JournalTable(List<EventDescriptor> events, String anchor, Set<String> known) {

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
		html.open("tr").open("th", "scope", "row").text(event.action() + " ");
		if (this.known.contains(event.revision())) {
			html.open("a", "href", "migrations/" + event.revision()).element("code", event.revision()).close();
		}
		else {
			html.element("code", event.revision());
		}
		html.close().line();
		Sign sign = event.outcome().equals("failed") ? Sign.FAILED : Sign.APPLIED;
		html.open("td", "class", sign.style());
		sign.icon(html);
		html.text(event.outcome()).close().line();
		html.element("td", Words.duration(event.durationMs())).line();
		html.open("td");
		Words.time(html, event.startedAt());
		html.close().line().open("td").foreign(event.instance()).close().close().line();
		String error = event.error();
		if (error != null) {
			reason(html, error, COLUMNS.size());
		}
	}

	/**
	 * Writes what went wrong as a row of its own, under the row that it belongs to.
	 */
	static void reason(Html html, String error, int columns) {
		html.open("tr", "class", "reason").open("td", "colspan", Integer.toString(columns));
		html.open("pre", "class", "error").foreign(Words.full(error)).close().close().close().line();
	}

}
