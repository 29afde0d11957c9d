package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Asks the catalog several questions in one round trip, and again when others drop or
 * lock something meanwhile.
 */
final class CatalogLook {

	// What the server says when it prints something that is not there any more
	private static final String GONE = "XX000";

	// With what a lock is waited for each time, ten seconds
	private static final int ATTEMPTS = 50;

	private static final int EXACT_ATTEMPTS = 5;

	private final Dialect dialect;

	CatalogLook(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Asks.
	 * @param connection in a transaction, which is left as it is, or not
	 * @param queries the questions
	 * @param readings makes what takes the answers to one attempt
	 * @return what took the last ones
	 */
	<R extends Reading> R ask(Connection connection, List<String> queries, Supplier<R> readings) throws SQLException {
		TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
		return (state == TransactionState.IDLE) ? alone(connection, PrintSettings.aroundTransaction(queries), readings)
				: read(connection, PrintSettings.withinTransaction(queries), readings.get());
	}

	// The driver must not begin a transaction before ours
	private <R extends Reading> R alone(Connection connection, List<String> statements, Supplier<R> readings)
			throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		try {
			return askUntilCalm(connection, statements, readings);
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	// Later attempts leave out what others have dropped since the snapshot
	private <R extends Reading> R askUntilCalm(Connection connection, List<String> statements, Supplier<R> readings)
			throws SQLException {
		for (int attempt = 1; true; attempt++) {
			try {
				R reading = read(connection, statements, readings.get());
				if (attempt >= EXACT_ATTEMPTS || reading.isWhole()) {
					return reading;
				}
			}
			catch (SQLException ex) {
				rollback(connection, ex);
				if (attempt == ATTEMPTS || !isPassing(ex)) {
					throw ex;
				}
			}
		}
	}

	private boolean isPassing(SQLException failure) {
		return GONE.equals(failure.getSQLState()) || this.dialect.error(failure).kind() == Kind.BLOCKED;
	}

	private static <R extends Reading> R read(Connection connection, List<String> statements, R reading)
			throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			// Rows that are fetched bit by bit would end with the transaction
			statement.setFetchSize(0);
			CatalogAnswers answers = CatalogAnswers.of(statement, String.join(";", statements));
			// That of the settings
			answers.next();
			reading.read(answers);
		}
		return reading;
	}

	// A request to cancel may meet this one, too; with the session goes the transaction
	private void rollback(Connection connection, SQLException cause) {
		for (String attempt : List.of("ROLLBACK", "ROLLBACK")) {
			try (Statement statement = connection.createStatement()) {
				statement.execute(attempt);
				return;
			}
			catch (SQLException ex) {
				cause.addSuppressed(ex);
				if (this.dialect.error(ex).kind() != Kind.CANCELLED) {
					return;
				}
			}
		}
	}

	/**
	 * Takes the answers to one attempt.
	 */
	interface Reading {

		/**
		 * Reads the answers.
		 * @param answers stands before the first one
		 */
		void read(CatalogAnswers answers) throws SQLException;

		/**
		 * Whether nothing was dropped between the snapshot and the print.
		 */
		boolean isWhole();

	}

}
