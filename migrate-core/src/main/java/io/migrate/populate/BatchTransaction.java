package io.migrate.populate;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.migrate.dialect.BatchSql.Key;
import io.migrate.session.ForeignTransaction;
import io.migrate.session.MigrationSession;
import io.migrate.session.Transactions;
import io.migrate.transaction.RecordedTransaction;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Takes a batch, does it and marks it as done, in one transaction. Not thread-safe.
 */
final class BatchTransaction {

	private final PopulationEnvironment environment;

	private final BatchPopulation population;

	private final BatchKey key;

	private final TransactionFrame frame;

	private @Nullable Claim claim;

	private long rows;

	private long start;

	BatchTransaction(PopulationEnvironment environment, BatchPopulation population, BatchKey key,
			TransactionFrame frame) {
		this.environment = environment;
		this.population = population;
		this.key = key;
		this.frame = frame;
	}

	/**
	 * Does a batch that nobody has.
	 * @param retries the tries
	 * @return what was done, or {@code null} when there is no such batch
	 */
	@Nullable Worked run(Retries retries) {
		Transactions transactions = this.environment.transactions();
		if (transactions == null || !transactions.isAvailable()) {
			own(retries);
		}
		else {
			foreign(retries, new ForeignTransaction(transactions, session()));
		}
		Claim done = this.claim;
		return (done != null) ? new Worked(done.size(), this.rows, Duration.ofNanos(System.nanoTime() - this.start))
				: null;
	}

	private void own(Retries retries) {
		new RecordedTransaction(session(), this.frame, retries).run("populate " + name(),
				(batch) -> batch.call(this.population.source(), "the populator", this::work), (hit) -> record());
	}

	private void foreign(Retries retries, ForeignTransaction transaction) {
		retries.run((attempt) -> transaction.run(this.population.source(),
				List.of(session().keepSettings().patience(attempt.lockTimeout())), this::work, this::record));
	}

	private void work(Connection connection) {
		this.start = System.nanoTime();
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		String sql = records().sql().claim(name(), this.population.checksum().value());
		List<Claim> claims = jdbc.query(sql,
				(row, number) -> new Claim(row.getLong("number"), BatchState.texts(row.getArray("above")),
						Objects.requireNonNull(BatchState.texts(row.getArray("upto"))), row.getLong("size")));
		this.claim = claims.isEmpty() ? null : claims.get(0);
		if (this.claim != null) {
			Key above = this.key.at(this.claim.above());
			this.rows = this.population.populator()
				.populate(new KeyBatch(JdbcClient.create(jdbc), records(), above, this.key.at(this.claim.upto())));
		}
	}

	private List<String> record() {
		Claim taken = this.claim;
		return (taken != null) ? List.of(records().sql().done(name(), taken.number(), this.rows)) : List.of();
	}

	private BatchRecords records() {
		return this.environment.records().batches();
	}

	private MigrationSession session() {
		return this.environment.session();
	}

	private String name() {
		return this.population.header().name();
	}

	/**
	 * A batch that was done.
	 *
	 * @param size how many rows it had when it was cut
	 * @param rows how many rows it changed
	 * @param took how long it took, without what it waited for others
	 */
	record Worked(long size, long rows, Duration took) {

	}

	private record Claim(long number, @Nullable List<String> above, List<String> upto, long size) {

	}

	/** What a populator gets. */
	private record KeyBatch(JdbcClient jdbc, BatchRecords records, Key above, Key upto) implements Batch {

		@Override
		public String condition() {
			return this.records.sql().condition(null, this.above, this.upto);
		}

		@Override
		public String condition(String alias) {
			return this.records.sql().condition(alias, this.above, this.upto);
		}

	}

}
