package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.populate.PopulationChoice;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is killed while it runs a population, or two run at once: it is done whole,
 * with its record, and once.
 */
@PostgresTest
@Timeout(180)
class KilledPopulationTests {

	private static final String TABLE = "CREATE TABLE rows (id serial PRIMARY KEY, v text)";

	private static final int ROWS = 50_000;

	@TempDir
	private Path path;

	@ParameterizedTest
	@CsvSource({ "COPY, CUT_BEFORE, SESSION", "COPY, CUT_AFTER, SESSION", "COPY, CUT_AFTER, LEASE",
			"INSERT INTO \"rows\", CUT_BEFORE, SESSION", "INSERT INTO \"rows\", CUT_AFTER, SESSION",
			"INSERT INTO \"rows\", CUT_AFTER, LEASE", "DELETE FROM \"rows\", CUT_AFTER, SESSION",
			"SELECT setval, CUT_AFTER, SESSION", "COMMIT, CUT_BEFORE, SESSION", "COMMIT, CUT_AFTER, SESSION" })
	void whatWasKilledIsDoneWholeByTheNextOne(String statement, Verdict verdict, LockKind lock, TestDatabase database)
			throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE,
				"INSERT INTO rows SELECT n, 'old' FROM generate_series(" + ROWS + ", " + (ROWS + 10) + ") AS n");
		// The tables of the bookkeeping, so that the next commit is that of the
		// population
		seed.run();
		seed.folder().file("rows.csv", rows());
		killAt(statement, verdict, lock, seed);
		new Sessions(database.client()).awaitNone("true");
		boolean done = seed.one("SELECT count(*) FROM migrate_population").equals("1");
		assertThat(seed.one("SELECT count(*) || ' ' || count(*) FILTER (WHERE v = 'old') FROM rows"))
			.isEqualTo(done ? ROWS + " 0" : "11 11");
		if (lock == LockKind.LEASE) {
			seed.sql("UPDATE migrate_lease SET expires_at = '-infinity'");
		}
		migrations(seed, lock).populations().run(PopulationChoice.DUE);
		assertThat(seed.one("SELECT count(*) || ' ' || count(*) FILTER (WHERE v = 'old') FROM rows"))
			.isEqualTo(ROWS + " 0");
		assertThat(seed.one("SELECT state FROM migrate_population")).isEqualTo("done");
		assertThat(seed.one("INSERT INTO rows (v) VALUES ('x') RETURNING id")).isEqualTo(ROWS + 1 + "");
	}

	@ParameterizedTest
	@EnumSource(names = { "SESSION", "LEASE" })
	void twoProcessesAtOnceRunItOnce(LockKind lock, TestDatabase database) throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE);
		seed.folder()
			.file("rows.sql", "-- Population: once\nINSERT INTO rows (v) VALUES ('x');\nSELECT pg_sleep(0.5);\n")
			.file("rows.csv", rows().replace("Key: id", "Key: id\n# Depends on: once").replace("yes", "no"));
		try (MigrationProcess one = MigrationProcess.start(this.path.resolve("one"), lock);
				MigrationProcess other = MigrationProcess.start(this.path.resolve("other"), lock)) {
			for (MigrationProcess process : new MigrationProcess[] { one, other }) {
				process.run(database.url(), database, seed.revisions(), "populate");
			}
			one.await();
			other.await();
			assertThat(one.hasSucceeded() && other.hasSucceeded()).as(one.output() + other.output()).isTrue();
		}
		assertThat(seed.one("SELECT count(*) FROM rows")).isEqualTo(ROWS + "");
		assertThat(
				seed.list("SELECT revision || ' ' || outcome FROM migrate_event WHERE action = 'populate' ORDER BY id"))
			.containsExactly("once done", "rows done");
	}

	private void killAt(String statement, Verdict verdict, LockKind lock, CsvSeed seed) throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		try (InterferingProxy proxy = new InterferingProxy(seed.database());
				MigrationProcess process = MigrationProcess.start(this.path.resolve("log"), lock)) {
			proxy.interfere((sql) -> {
				// Each transaction of the engine ends so
				boolean there = sql.startsWith(statement) && (!statement.equals("COMMIT") || !seed
					.list("SELECT 1 FROM pg_locks WHERE relation = 'rows'::regclass" + " AND mode = 'RowExclusiveLock'")
					.isEmpty());
				if (!there) {
					return Verdict.PASS;
				}
				process.kill();
				reached.countDown();
				return verdict;
			});
			process.run(proxy.url(), seed.database(), seed.revisions(), "populate");
			reached.await();
		}
	}

	private Migrations migrations(CsvSeed seed, LockKind lock) {
		return seed.builder()
			.sideDataSource(seed.database().dataSource())
			.configuration(MigrationConfiguration.DEFAULTS.withLocking(new Locking(lock, Duration.ofMinutes(1))))
			.build();
	}

	private static String rows() {
		StringBuilder file = new StringBuilder(CsvSeed.HEADER).append("# Delete missing: yes\nid,v\n");
		for (int i = 1; i <= ROWS; i++) {
			file.append(i).append(",value ").append(i).append('\n');
		}
		return file.toString();
	}

}
