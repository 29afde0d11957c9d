package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * The answers to several queries that were sent together. Not thread-safe.
 */
final class CatalogAnswers {

	private final Statement statement;

	private boolean first;

	private CatalogAnswers(Statement statement, boolean first) {
		this.statement = statement;
		this.first = first;
	}

	/**
	 * Sends statements.
	 * @param statement to be closed by the caller, when all answers are read
	 * @param sql the statements, separated by semicolons
	 */
	static CatalogAnswers of(Statement statement, String sql) throws SQLException {
		return new CatalogAnswers(statement, statement.execute(sql));
	}

	/**
	 * The rows of the next query; those of the one before are closed.
	 */
	CatalogRow next() throws SQLException {
		boolean rows = this.first || this.statement.getMoreResults();
		this.first = false;
		while (!rows) {
			rows = this.statement.getMoreResults();
		}
		return new CatalogRow(this.statement.getResultSet());
	}

}
