package io.migrate.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction of another session that stays open, with its snapshot and its locks,
 * until it is closed.
 */
public final class OpenTransaction implements AutoCloseable {

	/** What its session is called. */
	public static final String NAME = "open transaction";

	private final Connection connection;

	/**
	 * Begins the transaction.
	 * @param database where
	 * @param statement what it does first
	 */
	public OpenTransaction(TestDatabase database, String statement) throws SQLException {
		this.connection = database.dataSource().getConnection();
		this.connection.setClientInfo("ApplicationName", NAME);
		this.connection.setAutoCommit(false);
		this.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
		try (Statement first = this.connection.createStatement()) {
			first.execute(statement);
		}
	}

	/**
	 * Ends it before its time.
	 */
	public void end() throws SQLException {
		this.connection.close();
	}

	@Override
	public void close() throws SQLException {
		end();
	}

}
