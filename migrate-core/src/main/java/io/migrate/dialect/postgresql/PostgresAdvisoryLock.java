package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.migrate.dialect.MigrationLock;
import org.postgresql.PGConnection;

/**
 * A session-level advisory lock, tried and never waited for: a session that is blocked in
 * {@code pg_advisory_lock()} holds a snapshot, and a {@code CREATE INDEX CONCURRENTLY} of
 * the holder would wait for that snapshot until the server calls it a deadlock.
 */
final class PostgresAdvisoryLock implements MigrationLock {

	private static final String KEY = """
			l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
			AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			AND l.classid::bigint = ? AND l.objid::bigint = ?""";

	// Of a session of another user the server shows little more than the number
	private static final String HOLDER = """
			SELECT format('pid %s, %s, from %s, %s since %s, connected since %s', a.pid,
			    coalesce(nullif(a.application_name, ''), 'without a name'), CASE WHEN a.backend_start IS NULL THEN '?'
			    ELSE coalesce(host(a.client_addr), 'this machine') END, coalesce(a.state, '?'),
			    coalesce(date_trunc('second', a.state_change)::text, '?'),
			    coalesce(date_trunc('second', a.backend_start)::text, '?'))
			FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE\s""" + KEY;

	@Override
	public int announcedSession(Connection connection) throws SQLException {
		return connection.unwrap(PGConnection.class).getBackendPID();
	}

	@Override
	public int actualSession(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("SELECT pg_backend_pid()");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
	}

	// A CASE takes no branch but its own
	@Override
	public Attempt tryAcquire(Connection connection, long key, int session) throws SQLException {
		String sql = "SELECT CASE WHEN pg_backend_pid() = ? THEN pg_try_advisory_lock(?) ELSE false END,"
				+ " pg_backend_pid()";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, session);
			statement.setLong(2, key);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return new Attempt(rows.getBoolean(1), rows.getInt(2));
			}
		}
	}

	@Override
	public boolean isHeld(Connection connection, long key) throws SQLException {
		String sql = "SELECT EXISTS (SELECT FROM pg_locks l WHERE l.pid = pg_backend_pid() AND " + KEY + ")";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			setKey(statement, key);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() && rows.getBoolean(1);
			}
		}
	}

	@Override
	public boolean release(Connection connection, long key, int session) throws SQLException {
		String sql = "SELECT CASE WHEN pg_backend_pid() = ? THEN pg_advisory_unlock(?) ELSE false END";
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setInt(1, session);
			statement.setLong(2, key);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() && rows.getBoolean(1);
			}
		}
	}

	@Override
	public String holder(Connection connection, long key) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
			setKey(statement, key);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() ? rows.getString(1) : "";
			}
		}
	}

	private static void setKey(PreparedStatement statement, long key) throws SQLException {
		statement.setLong(1, key >>> 32);
		statement.setLong(2, key & 0xFFFFFFFFL);
	}

}
