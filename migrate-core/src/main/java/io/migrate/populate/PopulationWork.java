package io.migrate.populate;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.migrate.session.ForeignTransaction;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementBatch;
import io.migrate.session.Transactions;
import io.migrate.transaction.RecordedTransaction;
import io.migrate.transaction.Retries;
import io.migrate.transaction.StatementFile;
import io.migrate.transaction.TransactionFrame;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs one population with its record in one transaction.
 */
final class PopulationWork implements Population.Kinds<Long> {

	private final PopulationEnvironment environment;

	private final PopulationCatalog catalog;

	private final MigrationSession session;

	private final TransactionFrame frame;

	private final Retries retries;

	PopulationWork(PopulationEnvironment environment, PopulationCatalog catalog, TransactionFrame frame,
			Retries retries) {
		this.environment = environment;
		this.catalog = catalog;
		this.session = environment.session();
		this.frame = frame;
		this.retries = retries;
	}

	/**
	 * Runs it.
	 * @param population which
	 * @return how many rows it touched
	 */
	long run(Population population) {
		return population.match(this);
	}

	@Override
	public Long sql(SqlPopulation population) {
		StatementFile file = new StatementFile(population.file(), this.environment.placeholders(),
				this.session.dialect().statementRules());
		return recorded(population, (batch) -> file.send(batch, population.checksum()));
	}

	@Override
	public Long csv(CsvPopulation population) {
		CsvLoad load = new CsvLoad(population, this.session.dialect(), this.environment.records().sql());
		return recorded(population, load::run);
	}

	@Override
	public Long java(JavaPopulation population) {
		Transactions transactions = this.environment.transactions();
		if (transactions == null || !transactions.isAvailable()) {
			return recorded(population, (batch) -> batch.call(population.source(), "the populator", (connection) -> {
				Context context = new Context(connection);
				population.populator().populate(context);
				batch.addRows(context.rows.get());
			}));
		}
		return foreign(population, new ForeignTransaction(transactions, this.session));
	}

	@Override
	public Long batch(BatchPopulation population) {
		throw new IllegalArgumentException(population.header().name() + " does not run in one transaction");
	}

	private long recorded(Population population, Consumer<StatementBatch> work) {
		AtomicLong hit = new AtomicLong();
		new RecordedTransaction(this.session, this.frame, this.retries).run(doing(population), work, (rows) -> {
			hit.set(rows);
			return record(population, rows);
		});
		return hit.get();
	}

	private long foreign(JavaPopulation population, ForeignTransaction transaction) {
		AtomicLong hit = new AtomicLong();
		this.retries.run((attempt) -> {
			hit.set(0);
			List<String> opening = new ArrayList<>(
					List.of(this.session.keepSettings().patience(attempt.lockTimeout())));
			String fence = this.session.guard().fence();
			if (fence != null) {
				opening.add(0, fence);
			}
			transaction.run(population.source(), opening, (connection) -> {
				Context context = new Context(connection);
				population.populator().populate(context);
				hit.set(context.rows.get());
			}, () -> record(population, hit.get()));
		});
		return hit.get();
	}

	private List<String> record(Population population, long rows) {
		return this.environment.records().done(population, this.catalog.after(population), rows);
	}

	private static String doing(Population population) {
		return "populate " + population.header().name();
	}

	/** What a populator gets. */
	private static final class Context implements PopulationContext {

		private final JdbcClient jdbc;

		private final AtomicLong rows = new AtomicLong();

		Context(Connection connection) {
			this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
		}

		@Override
		public JdbcClient jdbc() {
			return this.jdbc;
		}

		@Override
		public void addRows(long more) {
			this.rows.addAndGet(more);
		}

	}

}
