package io.migrate.boot.page;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;
import io.migrate.boot.actuate.RevisionSql;
import org.jspecify.annotations.Nullable;

/**
 * One revision in one database.
 *
 * @param database the database, with that revision alone
 * @param revision the revision
 */
record RevisionSection(Database database, RevisionDescriptor revision) {

	void write(Html html) {
		Sign sign = Database.sign(this.revision, this.database.failed());
		String anchor = this.database.anchor();
		html.open("section", "aria-labelledby", anchor).line();
		html.open("h2", "id", anchor).foreign(Words.full(this.revision.getMessage())).close();
		html.open("p", "class", "where").foreign(this.database.bean()).text(" in the context ");
		html.foreign(this.database.context()).close().line();
		html.open("p", "class", "standing " + sign.style());
		sign.icon(html);
		html.element("strong", sign.word()).close().line();
		String error = this.database.descriptor().getError();
		if (error != null) {
			html.open("pre", "class", "error").foreign(Words.full(error)).close().line();
		}
		facts(html);
		sql(html);
		new PopulationTable(this.database.descriptor().getPopulations(), anchor).write(html);
		new JournalTable(this.database.descriptor().getEvents(), anchor, this.database.path(), Set.of()).write(html);
		html.close().line();
	}

	private void facts(Html html) {
		html.open("dl", "class", "facts").line();
		links(html, "Revises", this.revision.getRevises());
		links(html, "Needs", this.revision.getDependsOn());
		if (!this.revision.getLabels().isEmpty()) {
			begin(html, "Labels").foreign(String.join(", ", this.revision.getLabels()));
			end(html);
		}
		Instant at = this.revision.getAppliedAt();
		if (at != null) {
			begin(html, "Applied");
			Words.time(html, at);
			html.text(" UTC");
			end(html);
		}
		fact(html, "By", this.revision.getAppliedBy());
		Long took = this.revision.getDurationMs();
		fact(html, "Took", (took != null) ? Words.duration(took) : null);
		fact(html, "Downgrade", this.revision.isReversible() ? "reversible" : "irreversible");
		fact(html, "Written in", this.revision.getKind());
		html.close().line();
	}

	private void sql(Html html) {
		RevisionSql sql = this.revision.sql();
		if (sql == null) {
			return;
		}
		html.element("h3", "Upgrade").open("pre", "class", "sql").element("code", shown(sql.upgrade())).close().line();
		String downgrade = sql.downgrade();
		if (downgrade != null) {
			html.element("h3", "Downgrade")
				.open("pre", "class", "sql")
				.element("code", shown(downgrade))
				.close()
				.line();
		}
	}

	private static String shown(String sql) {
		return sql.isBlank() ? "-- nothing" : sql;
	}

	private static void links(Html html, String name, List<String> ids) {
		if (ids.isEmpty()) {
			return;
		}
		begin(html, name);
		ids.forEach((id) -> html.open("a", "href", id).element("code", id).close().text(" "));
		end(html);
	}

	private static void fact(Html html, String name, @Nullable String value) {
		if (value != null) {
			begin(html, name).foreign(value);
			end(html);
		}
	}

	private static Html begin(Html html, String name) {
		return html.open("div").element("dt", name).open("dd");
	}

	private static void end(Html html) {
		html.close().close().line();
	}

}
