package io.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.migrate.populate.Batch;
import io.migrate.populate.BatchPace;
import io.migrate.populate.BatchPopulator;
import io.migrate.populate.DataPopulator;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationReport;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

/**
 * A populator that a test writes in one line.
 *
 * @param name what it is called
 * @param table the table
 * @param key its key
 * @param pace how fast
 * @param dependsOn what comes before
 * @param work what is done with a batch
 */
record TestBatches(String name, String table, List<String> key, BatchPace pace, List<String> dependsOn,
		Work work) implements BatchPopulator {

	/** No batch takes as long as this. */
	static final Duration NEVER = Duration.ofDays(1);

	static final String TOUCH = "UPDATE item SET touched = touched + 1 WHERE ";

	TestBatches(String table, List<String> key, BatchPace pace, Work work) {
		this("touch", table, key, pace, List.of(), work);
	}

	TestBatches(String name, String table, List<String> dependsOn) {
		this(name, table, List.of("id"), BatchPace.DEFAULT, dependsOn, (batch) -> 0);
	}

	@Override
	public long populate(Batch batch) {
		return this.work.populate(batch);
	}

	static List<String> waiting(PopulationReport report) {
		return report.waiting()
			.stream()
			.map((waiting) -> waiting.population().header().name() + " " + waiting.reason())
			.toList();
	}

	static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What is done with a batch. */
	@FunctionalInterface
	interface Work {

		long populate(Batch batch);

	}

	/**
	 * A table that counts how often each of its rows was met, and what goes through it.
	 *
	 * @param database where it is
	 * @param folder holds no revision
	 * @param populators what goes through it
	 * @param listener what runs are told to
	 */
	record Table(TestDatabase database, RevisionFolder folder, List<DataPopulator> populators,
			RecordingListener listener) {

		Table(TestDatabase database, RevisionFolder folder) {
			this(database, folder, new ArrayList<>(), new RecordingListener());
		}

		void items(int count) {
			execute("CREATE TABLE item (id bigint PRIMARY KEY, touched int NOT NULL)");
			execute("INSERT INTO item SELECT n, 0 FROM generate_series(1, " + count + ") AS n");
		}

		void add(int rows, Work work) {
			this.populators.add(new TestBatches("item", List.of("id"), new BatchPace(rows, rows, NEVER, 1), work));
		}

		PopulationReport run() {
			return migrations().populations().run(PopulationChoice.DUE);
		}

		Migrations migrations() {
			return builder().build();
		}

		MigrationsBuilder builder() {
			return Migrations.on(this.database.dataSource())
				.locations(this.folder.location())
				.populators(() -> this.populators)
				.listener(this.listener);
		}

		List<String> counts() {
			return strings("SELECT touched || ': ' || count(*) FROM item GROUP BY touched ORDER BY touched");
		}

		List<String> strings(String sql) {
			return this.database.client().sql(sql).query(String.class).list();
		}

		void execute(String sql) {
			this.database.client().sql(sql).update();
		}

	}

}
