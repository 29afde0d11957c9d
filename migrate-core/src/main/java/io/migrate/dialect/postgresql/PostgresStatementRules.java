package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.migrate.base.DataLoss;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.DataStatement;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.FoundTables;
import io.migrate.dialect.StandaloneStatement;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TableLoss;
import io.migrate.dialect.TouchedTable;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's statements do to a step.
 */
final class PostgresStatementRules implements StatementRules {

	private static final Set<String> TRANSACTION_CONTROL = Set.of("BEGIN", "START", "COMMIT", "END", "ABORT",
			"ROLLBACK", "PREPARE");

	private static final Set<String> UTF8 = Set.of("utf8", "unicode", "default");

	private static final String ENCODING = "client_encoding";

	private static final String SEARCH_PATH = "search_path";

	private static final Pattern SETS_ROLE = Pattern
		.compile("(?i)\\bSET\\s+(?:(?:SESSION|LOCAL)\\s+){0,2}\"?(?:ROLE|AUTHORIZATION|SESSION_AUTHORIZATION)\\b");

	private static final String UNLOCK_ALL = "pg_advisory_unlock_all";

	private static final String EXISTING = """
			SELECT n.position FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS n(schema, name, position)
			WHERE EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
			  WHERE c.relname = n.name AND s.nspname = coalesce(n.schema, current_schema())
			  AND c.relkind IN ('r', 'p', 'v', 'm', 'f'))""";

	// One row without a table when there is none
	private static final String FIND = """
			SELECT pg_catalog.current_schema(), s.nspname, c.relname, pg_catalog.pg_table_is_visible(c.oid)
			FROM (SELECT) AS one LEFT JOIN (pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace)
			  ON c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
			  AND (c.relname = ANY (?::text[]) OR s.nspname = ANY (?::text[]))""";

	private static final Set<String> LEAVES_SESSION = Set.of("ALTER", "DROP", "COMMENT", "GRANT", "REVOKE", "VACUUM",
			"REINDEX", "CLUSTER", "REPACK");

	private static final List<String> QUERIES = List.of("SELECT", "VALUES", "EXECUTE");

	private final StandaloneStatements standalone;

	PostgresStatementRules(Dialect dialect) {
		this.standalone = new StandaloneStatements(dialect);
	}

	@Override
	public @Nullable StandaloneStatement standalone(SqlStatement statement) {
		return this.standalone.of(statement);
	}

	/**
	 * What defines an object leaves the session alone; what runs a query may call
	 * {@code set_config()} in it, or fire a trigger that does.
	 */
	@Override
	public boolean changesSession(SqlStatement statement) {
		String first = FirstWord.of(statement.text());
		if (!first.equals("CREATE")) {
			return !LEAVES_SESSION.contains(first);
		}
		TokenCursor tokens = new TokenCursor(SqlTokens.of(statement.text())).next().skip("OR").skip("REPLACE");
		if (tokens.at("TABLE") || tokens.at("UNLOGGED") || tokens.at("MATERIALIZED")) {
			return QUERIES.stream().anyMatch((query) -> FirstWord.mentions(statement.text(), query));
		}
		return tokens.at("TEMP") || tokens.at("TEMPORARY") || tokens.at("LOCAL") || tokens.at("GLOBAL")
				|| tokens.at("EXTENSION") || tokens.at("SCHEMA");
	}

	@Override
	public boolean isSetting(SqlStatement statement) {
		return switch (FirstWord.of(statement.text())) {
			case "RESET" -> true;
			case "SET" -> !setsTransaction(new TokenCursor(SqlTokens.of(statement.text())).next());
			case "SELECT" ->
				FirstWord.mentions(statement.text(), "set_config") && !FirstWord.mentions(statement.text(), "true");
			default -> false;
		};
	}

	// What ends with a transaction must not reach another one
	private static boolean setsTransaction(TokenCursor tokens) {
		return tokens.at("LOCAL") || tokens.at("TRANSACTION") || tokens.at("CONSTRAINTS");
	}

	@Override
	public @Nullable String refusal(SqlStatement statement) {
		String first = FirstWord.of(statement.text());
		if (TRANSACTION_CONTROL.contains(first)) {
			return transactionControl(first, new TokenCursor(SqlTokens.of(statement.text())));
		}
		if (first.equals("DISCARD") && new TokenCursor(SqlTokens.of(statement.text())).skip("DISCARD").at("ALL")) {
			return "DISCARD ALL would take away the migration lock; use RESET or DISCARD TEMP";
		}
		if (changesEncoding(first, statement.text())) {
			return "a change of client_encoding is refused: revisions are UTF-8, and so is what the driver sends;"
					+ " remove this line, and save the file as UTF-8 if it is not";
		}
		if (FirstWord.mentions(statement.text(), UNLOCK_ALL) && calls(statement, UNLOCK_ALL)) {
			return UNLOCK_ALL + "() would take away the migration lock; unlock your own keys one by one";
		}
		return statement.rerunnable() ? null : interrupted(first, statement.text());
	}

	// What was interrupted must be known again
	private static @Nullable String interrupted(String first, String sql) {
		if (first.equals("DO") && (FirstWord.mentions(sql, "COMMIT") || FirstWord.mentions(sql, "ROLLBACK"))
				&& endsTransaction(sql)) {
			return "a DO block that ends transactions is refused, since an interrupted one leaves no trace of how far it"
					+ " came; if it may run again, say so before it with '-- migrate:rerunnable <reason>'";
		}
		if (first.equals("CREATE") && FirstWord.mentions(sql, "CONCURRENTLY") && buildsUnnamedIndex(sql)) {
			return "an index that is built concurrently needs a name, so that an interrupted build is known again";
		}
		return null;
	}

	private static boolean buildsUnnamedIndex(String sql) {
		TokenCursor tokens = new TokenCursor(SqlTokens.of(sql)).next().skip("UNIQUE");
		return tokens.accept("INDEX") && tokens.accept("CONCURRENTLY")
				&& tokens.skip("IF").skip("NOT").skip("EXISTS").at("ON");
	}

	private static boolean endsTransaction(String sql) {
		return SqlTokens.of(sql)
			.stream()
			.filter((token) -> token.kind() == TokenKind.DOLLAR_STRING || token.kind() == TokenKind.STRING)
			.map((token) -> SqlTokens.of(token.body()))
			.anyMatch((tokens) -> IntStream.range(0, tokens.size() - 1)
				.anyMatch((i) -> (tokens.get(i).is("COMMIT") || tokens.get(i).is("ROLLBACK"))
						&& (tokens.get(i + 1).text().equals(";") || tokens.get(i + 1).is("AND"))));
	}

	private static @Nullable String transactionControl(String first, TokenCursor tokens) {
		tokens.next();
		boolean ofPrepared = (first.equals("COMMIT") || first.equals("ROLLBACK")) && tokens.at("PREPARED");
		boolean harmless = ofPrepared || (first.equals("PREPARE") && !tokens.at("TRANSACTION"))
				|| (first.equals("ROLLBACK") && tokens.skip("WORK", "TRANSACTION").at("TO"));
		return harmless ? null
				: first + " is refused: a revision runs in a transaction that the engine begins and ends";
	}

	// The driver believes in UTF-8, and the server would take its bytes for something
	// else
	private static boolean changesEncoding(String first, String sql) {
		return switch (first) {
			case "SET" -> setsEncoding(SqlTokens.of(sql));
			case "SELECT" -> FirstWord.mentions(sql, ENCODING) && configuresEncoding(SqlTokens.of(sql));
			case "DO" -> FirstWord.mentions(sql, ENCODING);
			default -> false;
		};
	}

	private static boolean setsEncoding(List<Token> tokens) {
		TokenCursor cursor = new TokenCursor(tokens).skip("SET").skip("SESSION", "LOCAL");
		return (cursor.at("NAMES") || cursor.at(ENCODING)) && !isUtf8(tokens.get(tokens.size() - 1).text());
	}

	// set_config('client_encoding', '…', …)
	private static boolean configuresEncoding(List<Token> tokens) {
		List<String> strings = tokens.stream()
			.filter((token) -> token.kind() == TokenKind.STRING)
			.map((token) -> token.body().toLowerCase(Locale.ROOT))
			.toList();
		int name = strings.indexOf(ENCODING);
		return name >= 0 && name + 1 < strings.size() && !isUtf8(strings.get(name + 1));
	}

	private static boolean isUtf8(String encoding) {
		return UTF8.contains(encoding.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
	}

	@Override
	public @Nullable QualifiedName createdTable(SqlStatement statement) {
		if (!FirstWord.of(statement.text()).equals("CREATE")) {
			return null;
		}
		TokenCursor tokens = new TokenCursor(SqlTokens.of(statement.text()));
		if (!tokens.skip("CREATE").skip("UNLOGGED", "FOREIGN").accept("TABLE")) {
			return null;
		}
		return tokens.skip("IF").skip("NOT").skip("EXISTS").name();
	}

	@Override
	public @Nullable QualifiedName newTable(SqlStatement statement) {
		return TableStatements.newTable(statement);
	}

	@Override
	public List<TableLoss> losses(SqlStatement statement) {
		return TableStatements.losses(statement);
	}

	@Override
	public List<TouchedTable> touchedTables(SqlStatement statement) {
		return TouchedTables.of(statement.text());
	}

	@Override
	public List<DataStatement> dataStatements(SqlStatement statement) {
		return DataStatements.of(statement.text());
	}

	@Override
	public List<DataLoss> dataLosses(SqlStatement statement) {
		return DataLosses.of(statement.text());
	}

	@Override
	public boolean joinsTables(SqlStatement statement) {
		String sql = statement.text();
		String first = FirstWord.of(sql);
		return (first.equals("ALTER") || first.equals("DO"))
				&& (FirstWord.mentions(sql, "ATTACH") || FirstWord.mentions(sql, "INHERIT"));
	}

	@Override
	public boolean changesRole(SqlStatement statement) {
		String sql = statement.text();
		return switch (FirstWord.of(sql)) {
			case "SET", "RESET" -> setsRole(sql);
			case "DO" -> SETS_ROLE.matcher(sql).find() || configuresRole(sql);
			case "SELECT", "WITH", "VALUES", "CALL" -> configuresRole(sql);
			default -> false;
		};
	}

	private static boolean setsRole(String sql) {
		TokenCursor tokens = new TokenCursor(SqlTokens.of(sql)).next().skip("SESSION", "LOCAL").skip("SESSION");
		return tokens.at("ROLE") || tokens.at("AUTHORIZATION") || tokens.at("SESSION_AUTHORIZATION")
				|| SETS_ROLE.matcher(sql).find();
	}

	private static boolean configuresRole(String sql) {
		return FirstWord.mentions(sql, "set_config")
				&& (FirstWord.mentions(sql, "role") || FirstWord.mentions(sql, "session_authorization"));
	}

	@Override
	public boolean changesSearchPath(SqlStatement statement) {
		return switch (FirstWord.of(statement.text())) {
			case "SET" -> FirstWord.mentions(statement.text(), SEARCH_PATH)
					|| new TokenCursor(SqlTokens.of(statement.text())).skip("SET")
						.skip("SESSION", "LOCAL")
						.at("SCHEMA");
			case "SELECT", "RESET", "DO" -> FirstWord.mentions(statement.text(), SEARCH_PATH);
			default -> false;
		};
	}

	@Override
	public Set<QualifiedName> existing(Connection connection, Collection<QualifiedName> names) throws SQLException {
		List<QualifiedName> asked = new ArrayList<>(names);
		Set<QualifiedName> existing = new LinkedHashSet<>();
		try (PreparedStatement statement = connection.prepareStatement(EXISTING)) {
			statement.setArray(1,
					connection.createArrayOf("text", asked.stream().map(QualifiedName::schema).toArray()));
			statement.setArray(2, connection.createArrayOf("text", asked.stream().map(QualifiedName::name).toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					existing.add(asked.get(rows.getInt(1) - 1));
				}
			}
		}
		return existing;
	}

	@Override
	public FoundTables find(Connection connection, Collection<String> names, Collection<String> schemas)
			throws SQLException {
		String currentSchema = null;
		Set<QualifiedName> all = new HashSet<>();
		Set<QualifiedName> visible = new HashSet<>();
		try (PreparedStatement statement = connection.prepareStatement(FIND)) {
			statement.setArray(1, connection.createArrayOf("text", names.toArray()));
			statement.setArray(2, connection.createArrayOf("text", schemas.toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					currentSchema = rows.getString(1);
					String name = rows.getString(3);
					if (name != null) {
						QualifiedName table = new QualifiedName(rows.getString(2), name);
						all.add(table);
						if (rows.getBoolean(4)) {
							visible.add(table);
						}
					}
				}
			}
		}
		return new FoundTables(currentSchema, all, visible);
	}

	private static boolean calls(SqlStatement statement, String function) {
		return SqlTokens.of(statement.text())
			.stream()
			.anyMatch((token) -> TokenCursor.isIdentifier(token) && token.identifier().equals(function));
	}

}
