package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.DataStatement;
import io.migrate.script.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Finds what changes rows when a statement runs. Not thread-safe.
 */
final class DataStatements {

	/** Of a statement that may hold many rows, the beginning says what it does. */
	private static final int HEAD = 64 * 1024;

	/** What cannot be the name of a table, but may stand behind that of a column. */
	private static final Set<String> BEHIND_A_VALUE = Set.of("AND", "AS", "ELSE", "END", "IN", "LOOP", "OR", "THEN",
			"WHEN");

	private static final List<String> VERBS = List.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY");

	private static final Set<String> ANALYZE = Set.of("analyze", "analyse");

	private static final Set<String> OFF = Set.of("off", "false", "0");

	private final List<DataStatement> found = new ArrayList<>();

	private DataStatements() {
	}

	/**
	 * Looks at a statement.
	 * @param sql the statement
	 * @return what of it changes rows, in the order of the statement
	 */
	static List<DataStatement> of(String sql) {
		return switch (FirstWord.of(sql)) {
			case "INSERT" -> FirstWord.mentions(sql, "CONFLICT") ? in(sql) : inHead(sql);
			case "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY" -> inHead(sql);
			case "CREATE" -> FirstWord.mentions(sql, "WITH") && mentionsChange(sql) ? in(sql) : List.of();
			// Or (WITH … SELECT …)
			case "WITH", "EXPLAIN", "" -> mentionsChange(sql) ? in(sql) : List.of();
			case "DO" -> mentionsChange(sql) ? AnonymousBlock.of(sql) : List.of();
			default -> List.of();
		};
	}

	private static boolean mentionsChange(String sql) {
		return VERBS.stream().anyMatch((verb) -> FirstWord.mentions(sql, verb));
	}

	// A comment may take all of it
	private static List<DataStatement> inHead(String sql) {
		List<DataStatement> found = in(sql.substring(0, Math.min(sql.length(), HEAD)));
		return (found.isEmpty() && sql.length() > HEAD) ? in(sql) : found;
	}

	private static List<DataStatement> in(String sql) {
		return at(new TokenCursor(SqlTokens.of(sql)));
	}

	/**
	 * Looks at the statement that begins at a place, if one does.
	 * @param tokens the place; where it is afterwards is left open
	 * @return what of the statement changes rows
	 */
	static List<DataStatement> at(TokenCursor tokens) {
		DataStatements statements = new DataStatements();
		statements.statement(tokens);
		return statements.found;
	}

	private void statement(TokenCursor tokens) {
		if (tokens.accept("EXPLAIN") && !runs(tokens)) {
			return;
		}
		if (tokens.accept("CREATE")) {
			tableAs(tokens);
			return;
		}
		query(tokens);
	}

	// With ANALYZE, what is explained runs
	private static boolean runs(TokenCursor tokens) {
		TokenCursor options = tokens.group();
		if (options == null) {
			boolean analyze = tokens.at("ANALYZE") || tokens.at("ANALYSE");
			tokens.skip("ANALYZE", "ANALYSE").skip("VERBOSE");
			return analyze;
		}
		boolean analyze = false;
		while (!options.isAtEnd()) {
			if (ANALYZE.contains(options.plainText())) {
				analyze = !OFF.contains(options.next().plainText());
			}
			else {
				options.next();
			}
		}
		return analyze;
	}

	// CREATE TABLE … AS WITH …: the table is fine, the parts may not be
	private void tableAs(TokenCursor tokens) {
		tokens.skip("GLOBAL", "LOCAL").skip("TEMP", "TEMPORARY", "UNLOGGED");
		if (tokens.accept("TABLE") && tokens.pass("AS")) {
			query(tokens);
		}
	}

	private void query(TokenCursor tokens) {
		TokenCursor group = tokens.group();
		if (group != null) {
			query(group);
			return;
		}
		if (tokens.accept("WITH")) {
			parts(tokens.skip("RECURSIVE"));
		}
		change(tokens);
	}

	private void parts(TokenCursor tokens) {
		do {
			tokens.name();
			tokens.group();
			TokenCursor part = tokens.skip("AS").skip("NOT").skip("MATERIALIZED").group();
			if (part != null) {
				query(part);
			}
			// SEARCH … SET name, CYCLE … USING name
			if (tokens.accept("SEARCH") && tokens.pass("SET")) {
				tokens.next();
			}
			if (tokens.accept("CYCLE") && tokens.pass("USING")) {
				tokens.next();
			}
		}
		while (tokens.acceptText(","));
	}

	// Each is known by more than its first word: a variable may have the same name
	private void change(TokenCursor tokens) {
		int position = tokens.offset(0);
		if (tokens.accept("INSERT")) {
			if (tokens.accept("INTO")) {
				insert(position, tokens);
			}
		}
		else if (tokens.accept("DELETE")) {
			if (tokens.accept("FROM")) {
				add("DELETE FROM", position, TableStatements.relation(tokens));
			}
		}
		else if (tokens.accept("MERGE")) {
			if (tokens.accept("INTO")) {
				merge(position, tokens);
			}
		}
		else if (tokens.accept("UPDATE")) {
			QualifiedName table = TableStatements.relation(tokens);
			add("UPDATE", position, isSet(tokens) ? table : null);
		}
		else if (tokens.accept("TRUNCATE")) {
			add("TRUNCATE", position, isName(tokens.skip("TABLE")) ? TableStatements.relation(tokens) : null);
		}
		else if (tokens.accept("COPY")) {
			copy(position, tokens);
		}
	}

	private void merge(int position, TokenCursor tokens) {
		QualifiedName table = TableStatements.relation(tokens);
		add("MERGE INTO", position, table, !tokens.has("UPDATE") && !tokens.has("DELETE"));
	}

	private void add(String verb, int position, @Nullable QualifiedName table) {
		add(verb, position, table, false);
	}

	private void add(String verb, int position, @Nullable QualifiedName table, boolean adds) {
		if (table != null) {
			this.found.add(new DataStatement(verb + " " + table, table, position, null, adds));
		}
	}

	// CASE WHEN … THEN truncate ELSE copy END FROM …: columns
	private static boolean isName(TokenCursor tokens) {
		return BEHIND_A_VALUE.stream().noneMatch(tokens::at);
	}

	// FOR PORTION OF …, an alias, SET
	private static boolean isSet(TokenCursor tokens) {
		if (!tokens.at("SET") && !tokens.at("FOR")) {
			tokens.skip("AS").name();
		}
		return tokens.at("SET") || tokens.at("FOR");
	}

	private void insert(int position, TokenCursor tokens) {
		QualifiedName table = tokens.name();
		if (table == null) {
			return;
		}
		if (tokens.accept("AS")) {
			tokens.name();
		}
		TokenCursor group = tokens.group();
		boolean fills = group != null && isQuery(group);
		if (tokens.accept("OVERRIDING")) {
			tokens.next().next();
		}
		fills |= isQuery(tokens);
		this.found.add(new DataStatement("INSERT INTO " + table, table, position,
				fills ? TableStatements.plain(table) : null, !overwrites(tokens)));
	}

	// ON CONFLICT … DO UPDATE
	private static boolean overwrites(TokenCursor tokens) {
		while (tokens.pass("DO")) {
			if (tokens.at("UPDATE")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isQuery(TokenCursor tokens) {
		TokenCursor group = tokens.group();
		return (group != null) ? isQuery(group) : tokens.at("SELECT") || tokens.at("WITH") || tokens.at("TABLE");
	}

	private void copy(int position, TokenCursor tokens) {
		TokenCursor query = tokens.group();
		if (query != null) {
			query(query);
			return;
		}
		// COPY BINARY t, as it was written before version 7.3
		QualifiedName table = isName(tokens.skip("BINARY")) ? tokens.name() : null;
		tokens.group();
		if (table != null && tokens.at("FROM")) {
			this.found.add(new DataStatement("COPY " + table + " FROM", table, position, null, true));
		}
	}

}
