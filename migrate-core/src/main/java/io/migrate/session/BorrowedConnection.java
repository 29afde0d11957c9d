package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that goes back as it came.
 *
 * @param connection the connection
 * @param autoCommit whether it came with auto-commit
 * @param readOnly whether it came read-only
 */
record BorrowedConnection(Connection connection, boolean autoCommit, boolean readOnly) {

	private static final Logger logger = LoggerFactory.getLogger(BorrowedConnection.class);

	static BorrowedConnection of(DataSource dataSource) {
		Connection connection = connect(dataSource);
		try {
			BorrowedConnection borrowed = new BorrowedConnection(connection, connection.getAutoCommit(),
					connection.isReadOnly());
			connection.setAutoCommit(true);
			return borrowed;
		}
		catch (SQLException ex) {
			closeQuietly(connection, ex);
			throw new DatabaseUnavailableException(ex);
		}
	}

	private static Connection connect(DataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			// A pool may throw what it likes, such as for a URL that no driver accepts
			throw new DatabaseUnavailableException(ex);
		}
	}

	private static void closeQuietly(Connection connection, Exception failure) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	void giveBack() {
		try (Connection closing = this.connection) {
			if (!closing.isClosed()) {
				closing.setReadOnly(this.readOnly);
				closing.setAutoCommit(this.autoCommit);
			}
		}
		catch (SQLException ex) {
			// What was to be kept is committed, and the pool throws a broken connection
			// away
			logger.debug("The connection could not be given back", ex);
		}
	}

}
