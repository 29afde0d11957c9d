package io.migrate.dialect.postgresql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.MigrationLock;
import io.migrate.dialect.SessionSettings;
import io.migrate.dialect.StatementRules;
import org.postgresql.PGConnection;

/**
 * PostgreSQL. Stateless and thread-safe.
 */
public final class PostgresDialect implements Dialect {

	@Override
	public boolean supports(String product) {
		return product.equals("PostgreSQL");
	}

	@Override
	public String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Writes an escape string constant: unlike a plain one it means the same whatever
	 * {@code standard_conforming_strings} says.
	 */
	@Override
	public String literal(String text) {
		return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	@Override
	public HistorySql historySql(HistoryTables tables) {
		return new PostgresHistorySql(this, tables);
	}

	@Override
	public MigrationLock lock() {
		return new PostgresAdvisoryLock();
	}

	@Override
	public SessionSettings sessionSettings() {
		return new PostgresSessionSettings(this);
	}

	@Override
	public StatementRules statementRules() {
		return new PostgresStatementRules();
	}

	@Override
	public DatabaseError error(SQLException failure) {
		return PostgresErrors.describe(failure);
	}

	@Override
	public void copy(Connection connection, String sql, Reader data) throws SQLException {
		try {
			connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Needs no password: the server gave the connection a key for this, and the driver
	 * sends it over a connection of its own.
	 */
	@Override
	public void cancel(Connection connection) throws SQLException {
		connection.unwrap(PGConnection.class).cancelQuery();
	}

}
