package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.DataStatement;
import io.migrate.dialect.TouchedTable;
import io.migrate.dialect.TouchedTable.Kind;
import io.migrate.script.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Knows which tables a statement names that it may make larger or smaller. Used once.
 */
final class TouchedTables {

	/** The names stand at the beginning. */
	private static final int HEAD = 4096;

	/**
	 * Without one of these, an ALTER TABLE neither rewrites the table nor has to do with
	 * an index.
	 */
	private static final List<String> WEIGHTY = List.of("TYPE", "DEFAULT", "GENERATED", "SERIAL", "BIGSERIAL",
			"SMALLSERIAL", "PRIMARY", "UNIQUE", "EXCLUDE", "LOGGED", "UNLOGGED", "TABLESPACE", "ACCESS", "DROP",
			"ATTACH", "DETACH");

	private final TokenCursor tokens;

	private final List<TouchedTable> found = new ArrayList<>();

	private TouchedTables(TokenCursor tokens) {
		this.tokens = tokens;
	}

	/**
	 * Looks at a statement.
	 * @param sql the statement
	 * @return the tables, in the order of the statement
	 */
	static List<TouchedTable> of(String sql) {
		String first = FirstWord.of(sql);
		List<TouchedTable> found = switch (first) {
			case "CREATE", "ALTER", "DROP", "TRUNCATE", "REFRESH", "CLUSTER", "VACUUM", "REINDEX" ->
				new TouchedTables(tokens(sql)).defined(first);
			default -> DataStatements.of(sql).stream().map(DataStatement::table).map(TouchedTables::filled).toList();
		};
		return found.stream().filter((table) -> !TableStatements.isTemporary(table.name())).toList();
	}

	private static TokenCursor tokens(String sql) {
		return new TokenCursor(SqlTokens.of(sql.substring(0, Math.min(sql.length(), HEAD)))).next();
	}

	private static TouchedTable filled(QualifiedName name) {
		return new TouchedTable(name, Kind.FILLED);
	}

	private List<TouchedTable> defined(String first) {
		switch (first) {
			case "CREATE" -> create();
			case "ALTER" -> alter();
			case "DROP" -> drop();
			case "TRUNCATE" -> list(Kind.CHANGED, this.tokens.skip("TABLE"));
			case "REFRESH" -> refresh();
			case "CLUSTER" -> cluster();
			case "VACUUM" -> vacuum();
			default -> reindex();
		}
		return this.found;
	}

	private void create() {
		this.tokens.skip("GLOBAL", "LOCAL");
		boolean temporary = this.tokens.at("TEMP") || this.tokens.at("TEMPORARY");
		boolean table = this.tokens.skip("TEMP", "TEMPORARY", "UNLOGGED").accept("TABLE");
		if (table || isMaterializedView()) {
			boolean perhaps = this.tokens.at("IF");
			QualifiedName name = this.tokens.skip("IF").skip("NOT").skip("EXISTS").name();
			add(temporary ? Kind.TEMPORARY : made(perhaps, !table || isFromQuery()), name);
		}
		else if (this.tokens.skip("UNIQUE").accept("INDEX") && this.tokens.pass("ON")) {
			add(Kind.CHANGED, TableStatements.relation(this.tokens));
		}
	}

	private static Kind made(boolean perhaps, boolean full) {
		if (full) {
			return perhaps ? Kind.PERHAPS_MADE_FULL : Kind.MADE_FULL;
		}
		return perhaps ? Kind.PERHAPS_MADE : Kind.MADE;
	}

	// (a, b) USING m WITH (…) ON COMMIT … TABLESPACE s AS
	private boolean isFromQuery() {
		while (!this.tokens.isAtEnd() && !this.tokens.at("AS")) {
			if (this.tokens.group() == null) {
				this.tokens.next();
			}
		}
		return this.tokens.at("AS");
	}

	private void alter() {
		if (this.tokens.accept("TABLE") || isMaterializedView()) {
			QualifiedName name = TableStatements.relation(ifExists());
			if (name != null && this.tokens.accept("RENAME")) {
				rename(name);
			}
			else if (WEIGHTY.stream().anyMatch(this.tokens::has)) {
				add(Kind.CHANGED, name);
			}
		}
	}

	private void rename(QualifiedName name) {
		QualifiedName other = this.tokens.accept("TO") ? this.tokens.name() : null;
		if (other != null) {
			add(Kind.CHANGED, name);
			add(Kind.RENAMED, new QualifiedName(name.schema(), other.name()));
		}
	}

	private void drop() {
		if (this.tokens.accept("INDEX")) {
			this.tokens.skip("CONCURRENTLY");
			list(Kind.OF_INDEX, ifExists());
		}
		else if (this.tokens.accept("TABLE") || isMaterializedView()) {
			list(Kind.CHANGED, ifExists());
		}
	}

	private void refresh() {
		if (isMaterializedView()) {
			add(Kind.FILLED, this.tokens.skip("CONCURRENTLY").name());
		}
	}

	// CLUSTER i ON t, as it was written before version 8.3
	private void cluster() {
		this.tokens.group();
		QualifiedName name = this.tokens.skip("VERBOSE").name();
		add(Kind.CHANGED, this.tokens.accept("ON") ? this.tokens.name() : name);
	}

	private void vacuum() {
		this.tokens.group();
		list(Kind.CHANGED, this.tokens.skip("FULL").skip("FREEZE").skip("VERBOSE").skip("ANALYZE", "ANALYSE"));
	}

	private void reindex() {
		this.tokens.group();
		if (this.tokens.accept("TABLE")) {
			add(Kind.CHANGED, this.tokens.skip("CONCURRENTLY").name());
		}
		else if (this.tokens.accept("INDEX")) {
			add(Kind.OF_INDEX, this.tokens.skip("CONCURRENTLY").name());
		}
	}

	private boolean isMaterializedView() {
		return this.tokens.accept("MATERIALIZED") && this.tokens.accept("VIEW");
	}

	private TokenCursor ifExists() {
		return this.tokens.skip("IF").skip("EXISTS");
	}

	private void list(Kind kind, TokenCursor names) {
		do {
			add(kind, TableStatements.relation(names));
			names.group();
		}
		while (names.acceptText(","));
	}

	private void add(Kind kind, @Nullable QualifiedName name) {
		if (name != null) {
			this.found.add(new TouchedTable(name, kind));
		}
	}

}
