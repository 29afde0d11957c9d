package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.migrate.dialect.MigrationLock;

/**
 * A session-level advisory lock, tried and never waited for: a session that is blocked in
 * {@code pg_advisory_lock()} holds a snapshot, and a {@code CREATE INDEX CONCURRENTLY} of
 * the holder would wait for that snapshot until the server calls it a deadlock.
 */
final class PostgresAdvisoryLock implements MigrationLock {

	private static final String HOLDER = """
			SELECT format('pid %s, %s, from %s, connected since %s', a.pid, coalesce(nullif(a.application_name, ''), '-'),
			    coalesce(host(a.client_addr), 'this machine'), date_trunc('second', a.backend_start))
			FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
			WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
			AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
			AND l.classid::bigint = ? AND l.objid::bigint = ?""";

	@Override
	public boolean tryAcquire(Connection connection, long key) throws SQLException {
		return call(connection, "SELECT pg_try_advisory_lock(?)", key);
	}

	@Override
	public void release(Connection connection, long key) throws SQLException {
		call(connection, "SELECT pg_advisory_unlock(?)", key);
	}

	private static boolean call(Connection connection, String sql, long key) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, key);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() && rows.getBoolean(1);
			}
		}
	}

	@Override
	public String holder(Connection connection, long key) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
			statement.setLong(1, key >>> 32);
			statement.setLong(2, key & 0xFFFFFFFFL);
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next() ? rows.getString(1) : "";
			}
		}
	}

}
