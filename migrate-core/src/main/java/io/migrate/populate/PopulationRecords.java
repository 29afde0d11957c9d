package io.migrate.populate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.migrate.base.Checksum;
import io.migrate.base.HistoryTables;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.HistorySql.EventRow;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.PopulationSql.Outcome;
import io.migrate.dialect.PopulationSql.Run;
import io.migrate.dialect.PopulationSql;
import io.migrate.graph.RevisionId;
import io.migrate.history.Engine;
import io.migrate.populate.PopulationRecord.Origin;
import io.migrate.session.DatabaseFailureException;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the bookkeeping of populations. Not thread-safe.
 */
public final class PopulationRecords {

	private final MigrationSession session;

	private final PopulationSql sql;

	private final HistorySql journal;

	private final Engine engine;

	private final BatchRecords batches;

	/**
	 * Creates the view of a session's bookkeeping.
	 * @param session the session
	 * @param tables where the tables are
	 * @param engine who writes
	 */
	public PopulationRecords(MigrationSession session, HistoryTables tables, Engine engine) {
		this.session = session;
		this.sql = session.dialect().populationSql(tables);
		this.journal = session.dialect().historySql(tables);
		this.engine = engine;
		this.batches = new BatchRecords(session.dialect().batchSql(tables), this.journal, engine);
	}

	/**
	 * Reads the last runs, with one statement.
	 * @return the records by name; nothing when our tables are not there
	 */
	public List<PopulationRecord> read() {
		try {
			return this.session.query(this.sql.read(), PopulationRecords::row);
		}
		catch (DatabaseFailureException ex) {
			if (ex.error().kind() == Kind.MISSING_TABLE) {
				return List.of();
			}
			throw ex;
		}
	}

	PopulationSql sql() {
		return this.sql;
	}

	BatchRecords batches() {
		return this.batches;
	}

	/**
	 * What is written before the first batch of a population, in place of all that was.
	 * @param population what is begun
	 * @param after the revisions that it comes after
	 * @return the statements
	 */
	List<String> begin(BatchPopulation population, Iterable<RevisionId> after) {
		List<String> statements = new ArrayList<>(List.of(run(population, after, new Outcome("partial", 0, 0L, null))));
		statements.addAll(this.batches.sql().restart(population.header().name(), population.table()));
		return statements;
	}

	/**
	 * Keeps a population that runs in batches from going on, here and elsewhere, or lets
	 * it.
	 * @param name which
	 * @param paused whether it is to be paused
	 * @throws PopulationNotUnderWayException if it is not in the middle of its batches
	 */
	public void pause(String name, boolean paused) {
		String sql = paused ? this.batches.sql().move(name, List.of("partial", "failed", "paused"), "paused")
				: this.batches.sql().move(name, List.of("paused", "partial"), "partial");
		if (read().stream().noneMatch((record) -> record.name().equals(name))
				|| this.session.query(sql, (row, number) -> row.getString(1)).isEmpty()) {
			throw new PopulationNotUnderWayException(name);
		}
	}

	/**
	 * What is written behind a population in its transaction.
	 * @param population what was run
	 * @param after the revisions that it came after
	 * @param rows how many rows it touched
	 * @return statements that hit one row each
	 */
	List<String> done(Population population, Iterable<RevisionId> after, long rows) {
		return record(population, after, new Outcome("done", rows, null, null));
	}

	/**
	 * What is written once a population failed and was rolled back.
	 * @param population what was run
	 * @param after the revisions that it came after
	 * @param took how long it ran
	 * @param error what went wrong
	 * @return statements that hit one row each
	 */
	List<String> failed(Population population, Iterable<RevisionId> after, Duration took, String error) {
		return record(population, after, new Outcome("failed", 0, took.toMillis(), error));
	}

	private String run(Population population, Iterable<RevisionId> after, Outcome outcome) {
		List<String> ids = new ArrayList<>();
		after.forEach((id) -> ids.add(id.value()));
		return this.sql.record(new Run(population.header().name(), population.kind(), ids,
				population.checksum().value(), outcome, this.engine.instance()));
	}

	private List<String> record(Population population, Iterable<RevisionId> after, Outcome outcome) {
		String name = population.header().name();
		return List.of(run(population, after, outcome), this.journal.recordEvent(new EventRow(name, "populate",
				outcome.durationMs(), this.engine.instance(), this.engine.version(), outcome.error())));
	}

	private static PopulationRecord row(ResultSet row, int number) throws SQLException {
		return new PopulationRecord(row.getString("name"), row.getString("kind"),
				PopulationRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
				checksum(row.getString("checksum")), row.getLong("rows"),
				new Origin(Instant.EPOCH.plus(row.getLong("started_at"), ChronoUnit.MICROS),
						Duration.ofMillis(row.getLong("duration_ms")), row.getString("instance")),
				row.getString("error"), row.getString("kind").equals("batch") ? progress(row) : null);
	}

	private static BatchProgress progress(ResultSet row) throws SQLException {
		return new BatchProgress(row.getLong("batches"), row.getLong("passed"), row.getLong("estimate"),
				row.getString("position"));
	}

	private static @Nullable Checksum checksum(@Nullable String value) {
		return (value != null) ? new Checksum(value) : null;
	}

}
