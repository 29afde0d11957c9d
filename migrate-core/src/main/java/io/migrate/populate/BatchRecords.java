package io.migrate.populate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.migrate.dialect.BatchSql;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.HistorySql.EventRow;
import io.migrate.history.Engine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * What is written about populations that run in batches. Immutable.
 */
final class BatchRecords {

	private final BatchSql sql;

	private final HistorySql journal;

	private final Engine engine;

	BatchRecords(BatchSql sql, HistorySql journal, Engine engine) {
		this.sql = sql;
		this.journal = journal;
		this.engine = engine;
	}

	static <T> List<T> query(Connection connection, String sql, RowMapper<T> row) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return new RowMapperResultSetExtractor<>(row).extractData(rows);
		}
	}

	BatchSql sql() {
		return this.sql;
	}

	/**
	 * Lets a commit be answered before it is on disk.
	 * @return a statement whose effect ends with the transaction
	 */
	String unhurried() {
		return this.sql.unhurried();
	}

	/** Lets one that failed go on. */
	String goOn(BatchPopulation population) {
		return this.sql.goOn(population.header().name(), this.engine.instance());
	}

	/**
	 * What is written once all batches are done.
	 * @param population which
	 * @param took how long it ran
	 * @return statements that hit one row each
	 */
	List<String> finish(BatchPopulation population, Duration took) {
		return List.of(this.sql.finish(population.header().name(), this.engine.instance()),
				event(population, took, null));
	}

	/**
	 * What is written once a batch failed and was rolled back.
	 * @param population which
	 * @param took how long it ran here
	 * @param error what went wrong
	 * @return the statements
	 */
	List<String> failed(BatchPopulation population, Duration took, String error) {
		return List.of(
				this.sql.fail(population.header().name(), population.checksum().value(), this.engine.instance(), error),
				event(population, took, error));
	}

	private String event(BatchPopulation population, Duration took, @Nullable String error) {
		return this.journal.recordEvent(new EventRow(population.header().name(), "populate", took.toMillis(),
				this.engine.instance(), this.engine.version(), error));
	}

}
