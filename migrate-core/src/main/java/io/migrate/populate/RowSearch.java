package io.migrate.populate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

import io.migrate.dialect.PopulationSql;
import io.migrate.session.MigrationSession;
import io.migrate.transaction.Retries;

/**
 * Looks for the rows of files in the tables that they went to, and leaves nothing behind.
 * Not thread-safe.
 */
public final class RowSearch {

	private final MigrationSession session;

	private final PopulationSql sql;

	/**
	 * Creates a search.
	 * @param session the database
	 * @param records its bookkeeping
	 */
	public RowSearch(MigrationSession session, PopulationRecords records) {
		this.session = session;
		this.sql = records.sql();
	}

	/**
	 * Looks for the rows of a file, by their key.
	 * @param population the file
	 * @return those that the table does not have, if there are any
	 * @throws io.migrate.session.DatabaseFailureException if the database does not let us
	 * look
	 */
	public Optional<AbsentRows> absent(CsvPopulation population) {
		return this.session.ask((connection) -> {
			boolean autoCommit = connection.getAutoCommit();
			connection.setAutoCommit(false);
			try {
				return absent(population, connection);
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(autoCommit);
			}
		});
	}

	private Optional<AbsentRows> absent(CsvPopulation population, Connection connection) throws SQLException {
		CsvRows rows = population.rows();
		try (Statement statement = connection.createStatement(); CsvData data = CsvData.open(population)) {
			statement.execute(this.session.keepSettings().patience(Retries.FIRST_SLICE));
			statement.execute(this.sql.createStaging(CsvLoad.STAGING, rows.table(), rows.columns()));
			data.send(this.session.dialect(), connection,
					this.sql.copy(CsvLoad.STAGING, rows.columns(), rows.nullText()));
			try (ResultSet found = statement
				.executeQuery(this.sql.absentRows(CsvLoad.STAGING, rows.table(), rows.key()))) {
				found.next();
				long count = found.getLong("absent");
				return (count > 0) ? Optional.of(new AbsentRows(population, count, found.getString("key")))
						: Optional.empty();
			}
		}
	}

}
