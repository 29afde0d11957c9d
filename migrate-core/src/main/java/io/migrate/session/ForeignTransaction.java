package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.migrate.base.MigrationException;

/**
 * Work and its record in a transaction that somebody else begins and ends, on a
 * connection of theirs.
 */
public final class ForeignTransaction {

	private final Transactions transactions;

	private final MigrationSession session;

	/**
	 * Prepares it.
	 * @param transactions who begins and ends it
	 * @param session when it is cancelled, so is what runs in the transaction
	 */
	public ForeignTransaction(Transactions transactions, MigrationSession session) {
		this.transactions = transactions;
		this.session = session;
	}

	/**
	 * Runs it.
	 * @param place what runs, for messages
	 * @param opening the statements of the engine that go first
	 * @param work gets the connection
	 * @param record the statements of the engine that follow, each of which hits one row
	 * @throws StatementFailedException if the database refused a statement, or the commit
	 * @throws WorkFailedException if the work failed for another reason
	 */
	public void run(String place, List<String> opening, Consumer<Connection> work, Supplier<List<String>> record) {
		try {
			this.transactions.run((connection) -> {
				execute(place, connection, opening, false);
				this.session.cancellation().throwIfRequested();
				this.session.running().elsewhere(connection, () -> work.accept(connection));
				refuseEnded(place, connection);
				execute(place, connection, record.get(), true);
			});
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw WorkFailedException.of(place, "the populator", ex, this.session.dialect());
		}
	}

	private void refuseEnded(String place, Connection connection) {
		try {
			WorkFailedException.refuse(place, "the populator", this.session.dialect().transactionState(connection));
		}
		catch (SQLException ex) {
			throw new StatementFailedException(place, null, this.session.dialect().error(ex), ex);
		}
	}

	private void execute(String place, Connection connection, List<String> statements, boolean oneRow) {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (String sql : statements) {
				statement.execute(sql);
				int rows = statement.getUpdateCount();
				if (oneRow && rows != 1) {
					throw new HistoryConflictException(rows);
				}
			}
		}
		catch (SQLException ex) {
			throw new StatementFailedException(place, null, this.session.dialect().error(ex), ex);
		}
	}

}
