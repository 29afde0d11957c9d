package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

import io.migrate.session.MigrationSession.Question;

/**
 * Statements of the engine in one transaction and one round trip: all of it is committed,
 * or nothing.
 */
final class EngineTransaction {

	private final MigrationSession session;

	private final List<String> statements;

	EngineTransaction(MigrationSession session, List<String> statements) {
		this.session = session;
		this.statements = statements;
	}

	/**
	 * Runs it.
	 * @param way how the session is asked
	 * @throws DatabaseFailureException if the database refuses a statement, or the commit
	 */
	void run(Function<Question<int[]>, int[]> way) {
		boolean committed = false;
		try {
			way.apply(this::send);
			committed = true;
		}
		finally {
			if (!committed) {
				this.session.rollback();
			}
		}
	}

	private int[] send(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.addBatch("BEGIN");
			for (String sql : this.statements) {
				statement.addBatch(sql);
			}
			statement.addBatch("COMMIT");
			return statement.executeBatch();
		}
	}

}
