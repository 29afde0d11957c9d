package io.migrate.boot.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.migrate.boot.actuate.MigrationsDescriptor;

/**
 * Writes the page: one document that needs nothing else. Without its stylesheet, which a
 * stricter policy of the application may forbid, it is plain and complete. Thread-safe.
 */
final class Page {

	private final Stylesheet stylesheet = Stylesheet.read();

	private final String policy = "default-src 'none'; style-src '" + this.stylesheet.hash()
			+ "'; base-uri 'none'; form-action 'none'";

	private final Clock clock;

	// Links hold wherever the endpoint is, behind a proxy as well
	private final String path;

	/**
	 * Creates the page.
	 * @param clock tells when it was read
	 * @param path the path of the endpoint below that of all endpoints
	 */
	Page(Clock clock, String path) {
		this.clock = clock;
		this.path = path.replaceAll("/+$", "").replaceAll(".*/", "");
	}

	/**
	 * The page of all databases.
	 * @param descriptor what is known of them
	 * @return HTML
	 */
	String of(MigrationsDescriptor descriptor) {
		List<Database> databases = databases(descriptor);
		Html html = begin("Database migrations");
		html.element("h1", "Database migrations").line();
		read(html);
		contents(html, databases);
		html.close().line().open("main", "id", "main", "tabindex", "-1").line();
		databases.forEach((database) -> new DatabaseSection(database).write(html));
		if (databases.isEmpty()) {
			html.element("p", "There is no database.");
		}
		return end(html);
	}

	/**
	 * The page of one revision.
	 * @param descriptor what is known of it
	 * @param id its full id
	 * @return HTML
	 */
	String of(MigrationsDescriptor descriptor, String id) {
		Html html = begin("Revision " + id);
		html.open("nav", "aria-label", "Way back")
			.element("a", "All revisions", "href", "../" + this.path)
			.close()
			.line();
		html.open("h1").text("Revision ").element("code", id).close().line();
		read(html);
		html.close().line().open("main", "id", "main", "tabindex", "-1").line();
		databases(descriptor).forEach((database) -> database.descriptor()
			.getRevisions()
			.forEach((revision) -> new RevisionSection(database, revision).write(html)));
		return end(html);
	}

	private Html begin(String title) {
		Html html = new Html();
		html.empty("!DOCTYPE html").line().open("html", "lang", "en").line().open("head").line();
		html.empty("meta", "charset", "UTF-8").line();
		html.empty("meta", "http-equiv", "Content-Security-Policy", "content", this.policy).line();
		html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
		html.empty("meta", "name", "color-scheme", "content", "light dark").line();
		html.empty("meta", "name", "robots", "content", "noindex").line();
		html.empty("meta", "name", "referrer", "content", "no-referrer").line();
		html.element("title", title + " · Migrate").line();
		html.open("style").own(this.stylesheet).close().line().close().line().open("body").line();
		html.element("a", "Skip to the content", "class", "skip", "href", "#main").line();
		return html.open("header").line();
	}

	private void read(Html html) {
		html.open("p", "class", "where").text("Read at ");
		Words.time(html, this.clock.instant());
		html.text(". All times are UTC.").close().line();
	}

	private static String end(Html html) {
		html.close().line().open("footer");
		html.element("p", "Migrate answers programs with the same as JSON.").close().line();
		html.close().close().line();
		return html.toString();
	}

	private List<Database> databases(MigrationsDescriptor descriptor) {
		List<Database> databases = new ArrayList<>();
		descriptor.contexts()
			.forEach((context, beans) -> beans.migrationsBeans()
				.forEach((bean, database) -> databases
					.add(new Database("database-" + (databases.size() + 1), this.path, context, bean, database))));
		return databases;
	}

	private static void contents(Html html, List<Database> databases) {
		if (databases.size() < 2) {
			return;
		}
		html.open("nav", "aria-label", "Databases").open("ul", "class", "contents").line();
		for (Database database : databases) {
			Sign sign = database.sign();
			html.open("li", "class", sign.style());
			sign.icon(html);
			html.open("a", "href", "#" + database.anchor()).foreign(database.bean()).close();
			html.text(" ").element("span", database.headline()).close().line();
		}
		html.close().close().line();
	}

}
