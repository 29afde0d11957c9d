package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.script.SqlTokens;
import io.migrate.script.Token;

/**
 * Knows the statements that make no difference to what is read of a scratch database. To
 * run them would need roles that this server may not have, or leave something behind on
 * it.
 */
final class NeedlessStatements {

	private static final Set<String> OF_ROWS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE");

	private static final Set<String> OF_ROLES = Set.of("GRANT", "REVOKE", "REASSIGN", "SECURITY");

	// A subscription can even keep its database from being dropped
	private static final List<String> OF_SERVER = List.of("ROLE", "GROUP", "DATABASE", "TABLESPACE", "SYSTEM",
			"SUBSCRIPTION");

	// Newer versions of pg_dump set time limits that older servers do not know
	private static final String TIME_LIMIT = "_timeout";

	private NeedlessStatements() {
	}

	static boolean contain(String sql) {
		return OF_ROWS.contains(FirstWord.of(sql)) || areOutside(sql);
	}

	/**
	 * Whether a statement is about what is outside a database: roles, privileges, the
	 * server, replication, time limits.
	 */
	static boolean areOutside(String sql) {
		String first = FirstWord.of(sql);
		return OF_ROLES.contains(first) || switch (first) {
			case "CREATE" -> isOfServer(cursor(sql)) || isPublicSchema(SqlTokens.of(sql));
			case "ALTER" -> isOfServer(cursor(sql)) || cursor(sql).accept("DEFAULT") || isOfOwner(SqlTokens.of(sql));
			case "DROP" -> isOfServer(cursor(sql)) || cursor(sql).at("OWNED");
			case "COMMENT" -> isOfServer(cursor(sql).skip("ON"));
			case "SET", "RESET" -> isOfRole(cursor(sql)) || isTimeLimit(cursor(sql));
			default -> false;
		};
	}

	private static TokenCursor cursor(String sql) {
		return new TokenCursor(SqlTokens.of(sql)).next();
	}

	private static boolean isOfServer(TokenCursor tokens) {
		return OF_SERVER.stream().anyMatch(tokens::at) || (tokens.accept("USER") && !tokens.at("MAPPING"));
	}

	// It is there already
	private static boolean isPublicSchema(List<Token> tokens) {
		return tokens.size() == 3 && tokens.get(1).is("SCHEMA") && TokenCursor.isIdentifier(tokens.get(2))
				&& tokens.get(2).identifier().equals("public");
	}

	// ALTER … OWNER TO somebody, and nothing else
	private static boolean isOfOwner(List<Token> tokens) {
		int owner = tokens.size() - 3;
		return owner > 0 && tokens.get(owner).is("OWNER") && tokens.get(owner + 1).is("TO")
				&& !tokens.get(owner - 1).text().equals(",")
				&& tokens.stream().noneMatch((token) -> token.is("RENAME"));
	}

	private static boolean isOfRole(TokenCursor tokens) {
		return tokens.skip("LOCAL").at("ROLE") || tokens.skip("SESSION").at("ROLE")
				|| tokens.skip("SESSION").at("AUTHORIZATION");
	}

	private static boolean isTimeLimit(TokenCursor tokens) {
		return tokens.skip("SESSION", "LOCAL").text().toLowerCase(Locale.ROOT).endsWith(TIME_LIMIT);
	}

}
