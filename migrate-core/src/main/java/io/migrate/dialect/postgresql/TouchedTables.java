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
 * Knows which tables a statement names that it may let grow or shrink. Used once.
 */
final class TouchedTables {

	/** The names stand at the beginning. */
	private static final int HEAD = 4096;

	private final TokenCursor tokens;

	private final List<TouchedTable> found = new ArrayList<>();

	private TouchedTables(TokenCursor tokens) {
		this.tokens = tokens;
	}

	/**
	 * Looks at a statement.
	 * @param sql the statement
	 * @return the tables, in the order of the statement; partly in a schema for temporary
	 * ones never
	 */
	static List<TouchedTable> of(String sql) {
		String first = FirstWord.of(sql);
		List<TouchedTable> found = switch (first) {
			case "CREATE", "ALTER", "DROP", "TRUNCATE", "REFRESH", "CLUSTER", "VACUUM", "REINDEX" ->
				new TouchedTables(tokens(sql)).defined(first);
			default -> DataStatements.of(sql).stream().map(DataStatement::table).map(TouchedTables::there).toList();
		};
		return found.stream().filter((table) -> !TableStatements.isTemporary(table.name())).toList();
	}

	private static TokenCursor tokens(String sql) {
		return new TokenCursor(SqlTokens.of(sql.substring(0, Math.min(sql.length(), HEAD)))).next();
	}

	private static TouchedTable there(QualifiedName name) {
		return new TouchedTable(name, Kind.THERE);
	}

	private List<TouchedTable> defined(String first) {
		switch (first) {
			case "CREATE" -> create();
			case "ALTER" -> alter();
			case "DROP" -> drop();
			case "TRUNCATE" -> list(Kind.THERE, this.tokens.skip("TABLE"));
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
		if (this.tokens.skip("TEMP", "TEMPORARY", "UNLOGGED").accept("TABLE") || isMaterializedView()) {
			Kind kind = this.tokens.at("IF") ? Kind.PERHAPS_MADE : Kind.MADE;
			add(temporary ? Kind.TEMPORARY : kind, this.tokens.skip("IF").skip("NOT").skip("EXISTS").name());
		}
		else if (this.tokens.skip("UNIQUE").accept("INDEX") && this.tokens.pass("ON")) {
			add(Kind.THERE, TableStatements.relation(this.tokens));
		}
	}

	private void alter() {
		if (this.tokens.accept("INDEX")) {
			add(Kind.OF_INDEX, ifExists().name());
		}
		else if (this.tokens.accept("TABLE") || isMaterializedView()) {
			QualifiedName name = TableStatements.relation(ifExists());
			add(Kind.THERE, name);
			if (name != null && this.tokens.accept("RENAME") && this.tokens.accept("TO")) {
				QualifiedName other = this.tokens.name();
				add(Kind.MADE, (other != null) ? new QualifiedName(name.schema(), other.name()) : null);
			}
		}
	}

	private void drop() {
		if (this.tokens.accept("INDEX")) {
			this.tokens.skip("CONCURRENTLY");
			list(Kind.OF_INDEX, ifExists());
		}
		else if (this.tokens.accept("TABLE") || isMaterializedView()) {
			list(Kind.THERE, ifExists());
		}
	}

	private void refresh() {
		if (isMaterializedView()) {
			add(Kind.THERE, this.tokens.skip("CONCURRENTLY").name());
		}
	}

	// CLUSTER i ON t, as it was written before version 8.3
	private void cluster() {
		this.tokens.group();
		QualifiedName name = this.tokens.skip("VERBOSE").name();
		add(Kind.THERE, this.tokens.accept("ON") ? this.tokens.name() : name);
	}

	private void vacuum() {
		this.tokens.group();
		list(Kind.THERE, this.tokens.skip("FULL").skip("FREEZE").skip("VERBOSE").skip("ANALYZE", "ANALYSE"));
	}

	private void reindex() {
		this.tokens.group();
		if (this.tokens.accept("TABLE")) {
			add(Kind.THERE, this.tokens.skip("CONCURRENTLY").name());
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
