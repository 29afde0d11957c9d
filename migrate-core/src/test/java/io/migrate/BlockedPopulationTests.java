package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.populate.PopulationChoice;
import io.migrate.session.PopulationEvent;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Others are in the way of a population: it is tried again until they are gone, or until
 * its time is over.
 */
@PostgresTest
@Timeout(120)
@SuppressWarnings("try")
class BlockedPopulationTests {

	private static final String TABLE = "CREATE TABLE rows (id int PRIMARY KEY, v text)";

	private static final String ROWS = CsvSeed.HEADER + "id,v\n1,a\n2,b\n";

	@TempDir
	private Path path;

	private final RecordingListener listener = new RecordingListener();

	@ParameterizedTest
	@EnumSource(names = { "SESSION", "LEASE" })
	void aFileWithRowsWaitsForALockedTable(LockKind lock, TestDatabase database) throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE);
		seed.folder().file("rows.csv", ROWS);
		assertGoesOn(seed, lock, "LOCK TABLE rows IN ACCESS EXCLUSIVE MODE");
	}

	// The merge has rows on their way already, and tries again with all of them
	@Test
	void aFileWithRowsWaitsForARowThatIsLocked(TestDatabase database) throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE, "INSERT INTO rows VALUES (2, 'old')");
		seed.folder().file("rows.csv", ROWS);
		assertGoesOn(seed, LockKind.SESSION, "SELECT * FROM rows FOR UPDATE");
	}

	@Test
	void statementsWaitForALockedTable(TestDatabase database) throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE);
		seed.folder()
			.file("rows.sql",
					"-- Population: rows\nINSERT INTO rows VALUES (1, 'a');\nCOPY rows FROM stdin;\n2\tb\n\\.\n");
		assertGoesOn(seed, LockKind.SESSION, "LOCK TABLE rows IN ACCESS EXCLUSIVE MODE");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void itEndsWithItsTimeAndSaysWhoIsInTheWay(boolean filled, TestDatabase database) throws Exception {
		CsvSeed seed = CsvSeed.of(database, this.path, TABLE);
		if (filled) {
			seed.sql("INSERT INTO rows VALUES (2, 'old')");
		}
		seed.folder().file("rows.csv", ROWS);
		Migrations migrations = seed.builder()
			.sideDataSource(database.dataSource())
			.configuration(MigrationConfiguration.DEFAULTS.withExecution(
					new ExecutionSettings(Transaction.REVISION, true, Duration.ofSeconds(3), Duration.ofSeconds(60))))
			.build();
		try (OpenTransaction open = new OpenTransaction(database, "LOCK TABLE rows IN SHARE MODE")) {
			assertThat(CsvSeed.refusal(() -> migrations.populations().run(PopulationChoice.DUE))).contains("rows.csv")
				.contains("lock timeout")
				.contains(OpenTransaction.NAME);
		}
		assertThat(seed.one("SELECT count(*) FROM rows WHERE v <> 'old'")).isEqualTo("0");
		assertThat(seed.run()).isEqualTo(2);
	}

	private void assertGoesOn(CsvSeed seed, LockKind lock, String statement) throws Exception {
		Migrations migrations = seed.builder()
			.listener(this.listener)
			.sideDataSource(seed.database().dataSource())
			.configuration(MigrationConfiguration.DEFAULTS.withLocking(new Locking(lock, Duration.ofMinutes(1))))
			.build();
		CompletableFuture<?> run;
		try (OpenTransaction open = new OpenTransaction(seed.database(), statement)) {
			run = CompletableFuture.runAsync(() -> migrations.populations().run(PopulationChoice.DUE));
			new Sessions(seed.database().client()).await("wait_event_type = 'Lock'");
			while (this.listener.events(PopulationEvent.Blocked.class).isEmpty()) {
				assertThat(run).isNotDone();
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		run.get(60, TimeUnit.SECONDS);
		assertThat(seed.list("SELECT id || v FROM rows ORDER BY id")).containsExactly("1a", "2b");
		assertThat(seed.one("SELECT state || rows FROM migrate_population")).isEqualTo("done2");
	}

}
