package io.migrate.dialect.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.ScriptSql;
import io.migrate.script.SqlStatement;
import io.migrate.script.SqlTokens;
import io.migrate.script.Token;
import io.migrate.script.TokenKind;

/**
 * Scripts for psql. What must look before it acts is a {@code DO} block.
 */
final class PostgresScriptSql implements ScriptSql {

	private static final String INDENT = "\n  ";

	private static final String SETTINGS = "migrate_settings";

	private static final String IDENTITY = "migrate_identity";

	private final Dialect dialect;

	private final String revision;

	PostgresScriptSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.revision = dialect.quote(tables.revision());
	}

	@Override
	public String command() {
		return "psql -X -v ON_ERROR_STOP=1 -f";
	}

	// Whoever forgets the option must not run a step on top of one that failed
	@Override
	public List<String> clientSettings() {
		return List.of("\\set ON_ERROR_STOP on", "\\set AUTOCOMMIT on");
	}

	@Override
	public List<String> prepare(Duration lockTimeout) {
		return List.of("SET client_encoding = 'UTF8'", lockTimeout(lockTimeout));
	}

	@Override
	public List<String> keep() {
		return List.of(keep(SETTINGS, PostgresSessionSettings.SET_AGAIN, false),
				keep(IDENTITY, "SELECT 'session_authorization' AS name, session_user::text AS setting, 1 AS position"
						+ " UNION ALL SELECT 'role', current_setting('role'), 2", true));
	}

	// A prepared statement outlives whatever brings a session back
	private static String keep(String name, String settings, boolean local) {
		return block("",
				"IF NOT EXISTS (SELECT FROM pg_catalog.pg_prepared_statements WHERE name = '" + name
						+ "') THEN\nEXECUTE (SELECT 'PREPARE " + name
						+ " AS SELECT ' || string_agg(format('pg_catalog.set_config(%L, %L, " + local
						+ ")', name, setting), ', ' ORDER BY position, name) FROM (\n" + settings.strip()
						+ "\n) AS kept);\nEND IF;");
	}

	@Override
	public List<String> contain(Duration lockTimeout) {
		List<String> statements = new ArrayList<>(reset());
		statements.addAll(prepare(lockTimeout));
		return statements;
	}

	private static List<String> reset() {
		return List.of("RESET ALL", again(SETTINGS), "DISCARD TEMP");
	}

	// In a block nothing is printed
	private static String again(String name) {
		return block("", "EXECUTE 'EXECUTE " + name + "';");
	}

	@Override
	public List<String> restore() {
		List<String> statements = new ArrayList<>(reset());
		statements.add("DEALLOCATE " + SETTINGS);
		statements.add("DEALLOCATE " + IDENTITY);
		return statements;
	}

	@Override
	public List<String> identity() {
		return List.of(again(IDENTITY));
	}

	@Override
	public List<String> outside(Duration limit) {
		return List.of(
				block("",
						"PERFORM " + PostgresSessionSettings.TIMEOUTS.stream()
							.map(PostgresSessionSettings::remember)
							.collect(Collectors.joining(", ")) + ";"),
				lockTimeout(Duration.ZERO), "SET statement_timeout = " + milliseconds(limit));
	}

	@Override
	public String inside() {
		return block("",
				"PERFORM " + PostgresSessionSettings.TIMEOUTS.stream()
					.map(PostgresSessionSettings::recall)
					.collect(Collectors.joining(", ")) + ";");
	}

	private static String lockTimeout(Duration timeout) {
		return "SET lock_timeout = " + milliseconds(timeout);
	}

	private static String milliseconds(Duration duration) {
		return "'" + duration.toMillis() + "ms'";
	}

	@Override
	public String lock(long key) {
		return block("",
				"IF NOT pg_catalog.pg_try_advisory_lock(" + key + ") THEN" + INDENT
						+ raise(this.dialect.literal("Another instance migrates this database; nothing was run"),
								"Wait until it is done, and see where the database stands then.")
						+ "\nEND IF;");
	}

	@Override
	public String unlock(long key) {
		return block("", "PERFORM pg_catalog.pg_advisory_unlock(" + key + ");");
	}

	// What a query writes is only written when it is a statement of its own
	@Override
	public String require(String question, String message, String action) {
		return block("answer boolean;", "EXECUTE " + this.dialect.literal(question) + " INTO answer;"
				+ "\nIF answer IS NOT TRUE THEN" + INDENT + raise(this.dialect.literal(message), action) + "\nEND IF;");
	}

	@Override
	public String unless(String question, String sql) {
		return block("", "IF NOT (" + question + ") THEN" + INDENT + sql + ";\nEND IF;");
	}

	@Override
	public String quietly() {
		return "SET LOCAL client_min_messages = warning";
	}

	@Override
	public String require(Start start) {
		StringBuilder body = new StringBuilder();
		body.append(refuseIfAny("FROM " + this.revision + " r WHERE r.state <> 'applied'",
				"Nothing was run: these revisions were left half-way: ",
				"Let the engine finish them, or stamp them. Then make a script from where the database stands."));
		if (!start.absent().isEmpty()) {
			body.append(refuseIfAny("FROM " + this.revision + " r WHERE r.id = ANY (" + array(start.absent()) + ")",
					"Nothing was run: this script applies revisions that are already applied: ",
					"It was run before, or the database is further than where the script begins."
							+ " If anything is missing, make a script from where the database stands."));
		}
		if (!start.applied().isEmpty()) {
			body.append(refuseIfAny(
					"FROM unnest(" + array(start.applied()) + ") AS r (id) WHERE NOT EXISTS (SELECT FROM "
							+ this.revision + " a WHERE a.id = r.id)",
					"Nothing was run: this script relies on revisions that are not applied: ",
					"The database stands elsewhere than where the script begins."
							+ " Make a script from where it stands."));
		}
		if (!start.leaving().isEmpty()) {
			String leaving = array(start.leaving());
			body.append(refuseIfAny(
					"FROM " + this.revision + " r WHERE r.id <> ALL (" + leaving + ") AND (r.revises && " + leaving
							+ " OR r.depends_on && " + leaving + ")",
					"Nothing was run: other revisions stand on those that this script takes back: ",
					"The database is further than where the script begins. Make a script from where it stands."));
		}
		return block("which text;", body.toString().strip());
	}

	private String refuseIfAny(String rows, String message, String action) {
		return "SELECT string_agg(r.id, ', ' ORDER BY r.id) INTO which " + rows + ";\nIF which IS NOT NULL THEN"
				+ INDENT + raise(this.dialect.literal(message) + " || which", action) + "\nEND IF;\n";
	}

	private String array(List<String> ids) {
		return "ARRAY[" + ids.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", ")) + "]::text[]";
	}

	@Override
	public String hitting(String sql, int rows) {
		return block("hit bigint;", sql + ";\nGET DIAGNOSTICS hit = ROW_COUNT;\nIF hit <> " + rows + " THEN" + INDENT
				+ "RAISE 'A change of the bookkeeping should have hit rows: " + rows + ", and it hit: %', hit" + INDENT
				+ "  USING HINT = 'Somebody has changed it meanwhile. See where the database stands.';" + "\nEND IF;");
	}

	private String raise(String message, String action) {
		return "RAISE EXCEPTION USING MESSAGE = " + message + "," + INDENT + "  HINT = " + this.dialect.literal(action)
				+ ";";
	}

	private static String block(String variable, String body) {
		String text = (variable.isEmpty() ? "" : "DECLARE " + variable + "\n") + "BEGIN\n" + body + "\nEND ";
		String tag = "$migrate$";
		for (int i = 1; text.contains(tag); i++) {
			tag = "$migrate" + i + "$";
		}
		return "DO " + tag + " " + text + tag;
	}

	/**
	 * Outside quotes psql would take {@code :name} for a variable of its own, such as in
	 * {@code a[i:j]}, and does not when a backslash stands before the colon. A value of a
	 * placeholder may end with a comment, which must not swallow the semicolon.
	 */
	@Override
	public String text(SqlStatement statement) {
		String sql = statement.text();
		StringBuilder text = new StringBuilder(sql.length() + 1);
		int copied = 0;
		if (sql.indexOf(':') >= 0) {
			for (Token token : SqlTokens.of(sql)) {
				if (isVariable(token, sql)) {
					text.append(sql, copied, token.offset()).append('\\');
					copied = token.offset();
				}
			}
		}
		text.append(sql, copied, sql.length());
		int lastLine = text.lastIndexOf("\n") + 1;
		return text.append((text.indexOf("--", lastLine) >= 0) ? "\n;" : ";").toString();
	}

	private static boolean isVariable(Token token, String sql) {
		int next = token.offset() + 1;
		if (token.kind() != TokenKind.PUNCTUATION || !token.text().equals(":") || next >= sql.length()) {
			return false;
		}
		char c = sql.charAt(next);
		return Character.isLetter(c) || c > '\u007f' || "_'\"{".indexOf(c) >= 0;
	}

	@Override
	public String endOfData() {
		return "\\.";
	}

}
