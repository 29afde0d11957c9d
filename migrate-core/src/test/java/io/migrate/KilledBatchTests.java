package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.populate.PopulationReport;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process is killed in the middle of a population that runs in batches.
 */
@PostgresTest
@Timeout(120)
class KilledBatchTests {

	private static final int ROWS = 20_000;

	private static final String WORKING = "state = 'active' AND query = 'SELECT pg_sleep(0.02)'";

	@TempDir
	private Path path;

	private RevisionFolder folder;

	private TestBatches.Table item;

	private Sessions sessions;

	@BeforeEach
	void prepare(TestDatabase database) {
		this.folder = new RevisionFolder(this.path);
		this.item = new TestBatches.Table(database, this.folder);
		this.item.items(ROWS);
		this.item.populators().add(MigrationProcess.TOUCH);
		this.sessions = new Sessions(database.client());
	}

	@EveryMajor
	@Test
	void theNextRunGoesOnBehindTheLastBatchThatWasDone() throws IOException, InterruptedException {
		for (int round = 1; round <= 3; round++) {
			kill(round);
		}
		long before = touched();
		assertThat(before).isPositive().isLessThan(ROWS);
		assertThat(this.item.strings("SELECT state FROM migrate_population")).containsExactly("partial");
		assertThat(this.item.run().done()).extracting(PopulationReport.Done::rows).containsExactly((long) ROWS);
		assertThat(this.item.counts()).containsExactly("1: " + ROWS);
	}

	@EveryMajor
	@Test
	void anotherInstanceTakesTheBatchOver() throws IOException, InterruptedException {
		try (MigrationProcess process = start(1)) {
			int first = this.sessions.await(WORKING);
			CompletableFuture<PopulationReport> other = CompletableFuture.supplyAsync(this.item::run);
			this.sessions.await(WORKING + " AND pid <> " + first);
			process.kill();
			assertThat(other).succeedsWithin(Duration.ofMinutes(1));
		}
		assertThat(this.item.counts()).containsExactly("1: " + ROWS);
	}

	private void kill(int round) throws IOException, InterruptedException {
		long before = touched();
		try (MigrationProcess process = start(round)) {
			while (touched() < before + 1000) {
				assertThat(process.process().isAlive()).as(process.output()).isTrue();
				Thread.sleep(2);
			}
			process.kill();
			process.await();
			assertThat(process.wasKilled()).isTrue();
		}
		this.sessions.awaitNone("true");
	}

	private MigrationProcess start(int round) throws IOException {
		MigrationProcess process = MigrationProcess.start(this.path.resolve("log" + round), LockKind.SESSION);
		process.run(this.item.database().url(), this.item.database(), this.folder, "populate");
		return process;
	}

	private long touched() {
		List<String> sum = this.item.strings("SELECT sum(touched)::text FROM item");
		return Long.parseLong(sum.get(0));
	}

}
