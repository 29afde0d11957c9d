package io.migrate.populate;

import java.util.List;

import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.transaction.Retries;

/**
 * Compares the rows of files with the tables that they went to, and leaves nothing
 * behind. Not thread-safe.
 */
public final class RowComparison {

	private final MigrationSession session;

	private final PopulationRecords records;

	/**
	 * Creates a comparison.
	 * @param session the database
	 * @param records its bookkeeping
	 */
	public RowComparison(MigrationSession session, PopulationRecords records) {
		this.session = session;
		this.records = records;
	}

	/**
	 * Compares the rows of a file.
	 * @param population the file
	 * @return what another run would bring
	 * @throws RowsRefusedException if the table is gone, or cannot have the rows
	 * @throws io.migrate.session.StatementFailedException if the database does not let us
	 * look
	 */
	public List<RowDifference> differences(CsvPopulation population) {
		CsvLoad load = new CsvLoad(population, this.session.dialect(), this.records.sql());
		return this.session.ask((connection) -> {
			boolean autoCommit = connection.getAutoCommit();
			connection.setAutoCommit(false);
			try {
				StatementBatch batch = StatementBatch.oneByOne(this.session);
				batch.add(this.session.keepSettings().patience(Retries.FIRST_SLICE));
				return load.compare(batch);
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(autoCommit);
			}
		});
	}

}
