package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import io.migrate.introspect.Introspector;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * Reads the catalog of PostgreSQL in one round trip.
 */
final class PostgresIntrospector implements Introspector {

	// What the server says when it prints something that is not there any more
	private static final String GONE = "XX000";

	// With what a lock is waited for each time, ten seconds
	private static final int ATTEMPTS = 50;

	private static final int EXACT_ATTEMPTS = 5;

	private final Dialect dialect;

	PostgresIntrospector(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public Schema read(Connection connection, SchemaFilter filter) throws SQLException {
		return read(connection, CatalogScope.of(major(connection), filter, this.dialect), filter);
	}

	@Override
	public Schema readTemporary(Connection connection) throws SQLException {
		return read(connection, CatalogScope.temporary(major(connection)), SchemaFilter.ALL);
	}

	private static int major(Connection connection) throws SQLException {
		return connection.getMetaData().getDatabaseMajorVersion();
	}

	private Schema read(Connection connection, CatalogScope scope, SchemaFilter filter) throws SQLException {
		List<String> queries = CatalogReading.queries(scope);
		TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
		CatalogReading reading = (state == TransactionState.IDLE)
				? alone(connection, PrintSettings.aroundTransaction(queries))
				: ask(connection, PrintSettings.withinTransaction(queries));
		return new SchemaAssembly(reading, filter).schema();
	}

	// The driver must not begin a transaction before ours
	private CatalogReading alone(Connection connection, List<String> statements) throws SQLException {
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(true);
		try {
			return askUntilCalm(connection, statements);
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	// Later attempts leave out what others have dropped since the snapshot
	private CatalogReading askUntilCalm(Connection connection, List<String> statements) throws SQLException {
		for (int attempt = 1; true; attempt++) {
			try {
				CatalogReading reading = ask(connection, statements);
				if (attempt >= EXACT_ATTEMPTS || !reading.vanished().isAny()) {
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

	private static CatalogReading ask(Connection connection, List<String> statements) throws SQLException {
		CatalogReading reading = new CatalogReading();
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

}
