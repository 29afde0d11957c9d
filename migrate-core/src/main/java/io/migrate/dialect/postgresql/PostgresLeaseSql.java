package io.migrate.dialect.postgresql;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.LeaseSql;

/**
 * A lease in PostgreSQL. The token is a key of the table, so a takeover needs the whole
 * row, while a renewal leaves the keys alone and gets along with the {@code KEY SHARE} of
 * the fence.
 */
final class PostgresLeaseSql implements LeaseSql {

	// There is one lock for each set of tables
	private static final String LOCK = "'migration'";

	private static final String MARK = "/* migrate lease ";

	private static final String MARK_END = " */";

	private final Dialect dialect;

	private final String table;

	PostgresLeaseSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.table = dialect.quote(tables.lease());
	}

	@Override
	public String createTable() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  name text PRIMARY KEY,
				  token text NOT NULL UNIQUE,
				  owner text NOT NULL,
				  doing text NOT NULL,
				  acquired_at timestamptz NOT NULL,
				  expires_at timestamptz NOT NULL,
				  backend integer NOT NULL
				)""".formatted(this.table);
	}

	@Override
	public String take(Claim claim) {
		String values = String.join(", ", literal(claim.token()), literal(claim.owner()), literal(claim.doing()),
				"clock_timestamp()", end(claim), "pg_backend_pid()");
		return """
				WITH added AS (
				  INSERT INTO %1$s (name, token, owner, doing, acquired_at, expires_at, backend)
				  SELECT %2$s, %3$s WHERE NOT EXISTS (SELECT FROM %1$s WHERE name = %2$s)
				  ON CONFLICT DO NOTHING RETURNING name
				), taken AS (
				  UPDATE %1$s SET (token, owner, doing, acquired_at, expires_at, backend) = ROW(%3$s)
				  WHERE name = (
				    SELECT l.name FROM %1$s l WHERE l.name = %2$s AND l.expires_at <= clock_timestamp() AND NOT %4$s
				    FOR UPDATE OF l SKIP LOCKED
				  ) RETURNING name
				)
				SELECT EXISTS (SELECT FROM added) OR EXISTS (SELECT FROM taken)""".formatted(this.table, LOCK, values,
				running());
	}

	// What is marked and still active, whatever became of the process that sent it
	private static String running() {
		return "EXISTS (SELECT FROM pg_stat_activity a WHERE a.state = 'active' AND starts_with(a.query, '" + MARK
				+ "' || l.token || '" + MARK_END + "'))";
	}

	@Override
	public String renew(Claim claim) {
		return "UPDATE " + this.table + " SET expires_at = " + end(claim) + ", doing = " + literal(claim.doing())
				+ mine(claim.token());
	}

	private static String end(Claim claim) {
		return "clock_timestamp() + " + claim.duration().toMillis() + " * interval '1 millisecond'";
	}

	@Override
	public String release(String token) {
		return "DELETE FROM " + this.table + mine(token);
	}

	@Override
	public String isHeld(String token) {
		return "SELECT EXISTS (SELECT FROM " + this.table + mine(token) + ")";
	}

	private String mine(String token) {
		return " WHERE name = " + LOCK + " AND token = " + literal(token);
	}

	@Override
	public String holder() {
		return """
				SELECT concat(l.owner, ', ' || nullif(l.doing, ''), ', backend ', l.backend, ', since ',
				    date_trunc('second', l.acquired_at),
				    CASE WHEN l.expires_at > clock_timestamp() THEN ', renewed until ' ELSE ', gone since ' END,
				    date_trunc('second', l.expires_at),
				    CASE WHEN l.expires_at <= clock_timestamp() AND %s THEN ', its last statement still runs' END)
				FROM %s l WHERE l.name = %s""".formatted(running(), this.table, LOCK);
	}

	// The text cannot be cast, so the server quotes it as what is wrong; it is no
	// constant, which the server would cast before it runs anything
	@Override
	public String fence(String token) {
		return "SELECT coalesce((SELECT '1' FROM " + this.table + mine(token) + " FOR KEY SHARE),"
				+ " 'the migration lock was lost, another instance has it')::integer";
	}

	@Override
	public String mark(String token) {
		return MARK + token + MARK_END + " ";
	}

	private String literal(String text) {
		return this.dialect.literal(text);
	}

}
