package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
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

	private static final String UNLOCK_ALL = "pg_advisory_unlock_all";

	private static final String EXISTING = """
			SELECT n.position FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS n(schema, name, position)
			WHERE EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
			  WHERE c.relname = n.name AND s.nspname = coalesce(n.schema, current_schema())
			  AND c.relkind IN ('r', 'p', 'v', 'm', 'f'))""";

	@Override
	public @Nullable String refusal(SqlStatement statement) {
		String first = firstWord(statement.text());
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
		if (mentions(statement.text(), UNLOCK_ALL) && calls(statement, UNLOCK_ALL)) {
			return UNLOCK_ALL + "() would take away the migration lock; unlock your own keys one by one";
		}
		return null;
	}

	private static @Nullable String transactionControl(String first, TokenCursor tokens) {
		tokens.next();
		boolean harmless = (first.equals("PREPARE") && !tokens.at("TRANSACTION"))
				|| (first.equals("ROLLBACK") && tokens.skip("WORK", "TRANSACTION").at("TO"));
		return harmless ? null
				: first + " is refused: a revision runs in a transaction that the engine begins and ends";
	}

	// The driver believes in UTF-8, and the server would take its bytes for something
	// else
	private static boolean changesEncoding(String first, String sql) {
		return switch (first) {
			case "SET" -> setsEncoding(SqlTokens.of(sql));
			case "SELECT" -> mentions(sql, ENCODING) && configuresEncoding(SqlTokens.of(sql));
			case "DO" -> mentions(sql, ENCODING);
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
		if (!firstWord(statement.text()).equals("CREATE")) {
			return null;
		}
		TokenCursor tokens = new TokenCursor(SqlTokens.of(statement.text()));
		if (!tokens.skip("CREATE").skip("UNLOGGED", "FOREIGN").accept("TABLE")) {
			return null;
		}
		return tokens.skip("IF").skip("NOT").skip("EXISTS").name();
	}

	@Override
	public boolean changesSearchPath(SqlStatement statement) {
		return switch (firstWord(statement.text())) {
			case "SET" ->
				mentions(statement.text(), SEARCH_PATH) || new TokenCursor(SqlTokens.of(statement.text())).skip("SET")
					.skip("SESSION", "LOCAL")
					.at("SCHEMA");
			case "SELECT", "RESET", "DO" -> mentions(statement.text(), SEARCH_PATH);
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

	// Most statements need no more than their first word to be let through
	private static String firstWord(String sql) {
		int end = 0;
		while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
			end++;
		}
		return sql.substring(0, end).toUpperCase(Locale.ROOT);
	}

	private static boolean mentions(String sql, String word) {
		for (int start = 0; start <= sql.length() - word.length(); start++) {
			if (sql.regionMatches(true, start, word, 0, word.length())) {
				return true;
			}
		}
		return false;
	}

	private static boolean calls(SqlStatement statement, String function) {
		return SqlTokens.of(statement.text())
			.stream()
			.anyMatch((token) -> TokenCursor.isIdentifier(token) && token.identifier().equals(function));
	}

}
