package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.migrate.populate.BatchPace;
import io.migrate.populate.PopulationChoice;
import io.migrate.populate.PopulationFailedException;
import io.migrate.populate.PopulationNotUnderWayException;
import io.migrate.populate.PopulationReport;
import io.migrate.populate.PopulationScope;
import io.migrate.populate.PopulationStatus;
import io.migrate.session.RunCancelledException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Populations in batches that are stopped in the middle, or done by several instances.
 */
@PostgresTest
@Timeout(120)
class SharedBatchTests {

	private TestBatches.Table item;

	@BeforeEach
	void use(TestDatabase database, @TempDir Path path) {
		this.item = new TestBatches.Table(database, new RevisionFolder(path));
	}

	@EveryMajor
	@Test
	void severalInstancesShareTheBatches() {
		this.item.items(3000);
		AtomicInteger batches = new AtomicInteger();
		CountDownLatch several = new CountDownLatch(3);
		this.item.add(10, (batch) -> {
			if (batches.incrementAndGet() <= 3) {
				several.countDown();
				TestBatches.await(several);
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		List<CompletableFuture<PopulationReport>> runs = Stream
			.generate(() -> CompletableFuture.supplyAsync(this.item::run))
			.limit(3)
			.toList();
		runs.forEach(
				(one) -> assertThat(one.join().done()).extracting(PopulationReport.Done::rows).containsExactly(3000L));
		assertThat(this.item.counts()).containsExactly("1: 3000");
		assertThat(batches).hasValue(300);
	}

	@Test
	void aBatchThatFailsIsRolledBackAndTheNextRunGoesOnWithIt() {
		this.item.items(10);
		AtomicBoolean broken = new AtomicBoolean(true);
		this.item.add(3, (batch) -> {
			int touched = batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
			if (broken.get() && batch.condition().endsWith("'6'::bigint)")) {
				throw new IllegalStateException("no such luck");
			}
			return touched;
		});
		assertThatExceptionOfType(PopulationFailedException.class).isThrownBy(this.item::run)
			.withMessageContaining("no such luck")
			.withMessageContaining("Rolled back: this batch.");
		assertThat(this.item.counts()).containsExactly("0: 7", "1: 3");
		PopulationStatus status = this.item.migrations().populations().status().get(0);
		assertThat(status.state()).isEqualTo(PopulationStatus.State.FAILED);
		assertThat(status.last()).satisfies((last) -> {
			assertThat(last.error()).contains("no such luck");
			assertThat(last.rows()).isEqualTo(3);
			assertThat(last.progress().passed()).isEqualTo(3);
			assertThat(last.progress().position()).isEqualTo("6");
		});
		broken.set(false);
		assertThat(this.item.run().done()).extracting(PopulationReport.Done::rows).containsExactly(10L);
		assertThat(this.item.counts()).containsExactly("1: 10");
		assertThat(this.item.strings("SELECT revision || ' ' || outcome FROM migrate_event ORDER BY id"))
			.containsExactly("touch failed", "touch done");
	}

	@Test
	void othersStopWhenABatchFailsAndSaySo() {
		this.item.items(1000);
		CountDownLatch both = new CountDownLatch(2);
		AtomicBoolean first = new AtomicBoolean(true);
		this.item.add(1, (batch) -> {
			both.countDown();
			TestBatches.await(both);
			if (first.getAndSet(false)) {
				throw new IllegalStateException("no such luck");
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition() + " AND pg_sleep(0.01) IS NOT NULL").update();
		});
		List<CompletableFuture<PopulationReport>> runs = Stream
			.generate(() -> CompletableFuture.supplyAsync(this.item::run))
			.limit(2)
			.toList();
		runs.forEach((one) -> assertThat(one).failsWithin(Duration.ofMinutes(1))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(PopulationFailedException.class)
			.withMessageContaining("no such luck"));
		assertThat(this.item.counts()).hasSize(2);
		assertThat(this.item.strings("SELECT outcome FROM migrate_event")).containsExactly("failed");
	}

	@EveryMajor
	@Test
	void oneThatIsPausedStopsBehindItsBatchAndGoesOnOnceItIsResumed() {
		this.item.items(10);
		this.item.add(3, (batch) -> {
			if (!batch.condition().endsWith("'6'::bigint)")) {
				return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
			}
			this.item.migrations().populations().pause("touch");
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		this.item.populators().add(new TestBatches("behind", "item", List.of("touch")));
		PopulationReport report = this.item.run();
		assertThat(report.done()).isEmpty();
		assertThat(TestBatches.waiting(report)).containsExactly("touch is paused", "behind not done yet: touch");
		assertThat(this.item.counts()).containsExactly("0: 4", "1: 6");
		assertThat(TestBatches.waiting(this.item.run())).containsExactly("touch is paused",
				"behind not done yet: touch");
		assertThat(this.item.migrations().populations().status()).extracting(PopulationStatus::state)
			.containsExactly(PopulationStatus.State.PAUSED, PopulationStatus.State.WAITING);
		this.item.migrations().populations().resume("touch");
		assertThat(this.item.run().done()).hasSize(2);
		assertThat(this.item.counts()).containsExactly("1: 10");
	}

	@Test
	void onlyWhatIsInTheMiddleOfItsBatchesCanBePaused() {
		this.item.items(1);
		this.item.add(3, (batch) -> 0);
		Populations all = this.item.migrations().populations();
		assertThatExceptionOfType(PopulationNotUnderWayException.class).isThrownBy(() -> all.pause("touch"));
		this.item.run();
		assertThatExceptionOfType(PopulationNotUnderWayException.class).isThrownBy(() -> all.pause("touch"));
		assertThatExceptionOfType(PopulationNotUnderWayException.class).isThrownBy(() -> all.resume("touch"));
	}

	@Test
	void anotherVersionBeginsAnewAndTheOldOneStops() {
		this.item.items(10);
		this.item.add(3, (batch) -> {
			if (batch.condition().endsWith("'6'::bigint)")) {
				this.item.execute("UPDATE migrate_population SET checksum = repeat('0', 64)");
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		assertThat(TestBatches.waiting(this.item.run()))
			.containsExactly("touch another version of it was begun meanwhile");
		assertThat(this.item.counts()).containsExactly("0: 4", "1: 6");
		this.item.populators().clear();
		this.item.add(3, (batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update());
		this.item.run();
		assertThat(this.item.counts()).containsExactly("1: 4", "2: 6");
	}

	@Test
	void anotherKeyIsAnotherVersion() {
		this.item.execute("CREATE TABLE item (id bigint PRIMARY KEY, touched int NOT NULL, part int DEFAULT 1)");
		this.item.execute("CREATE UNIQUE INDEX ON item (part, id)");
		this.item.execute("ALTER TABLE item ALTER part SET NOT NULL");
		this.item.execute("INSERT INTO item SELECT n, 0 FROM generate_series(1, 10) AS n");
		this.item.add(3, (batch) -> {
			if (batch.condition().endsWith("'6'::bigint)")) {
				throw new IllegalStateException("no such luck");
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		assertThatExceptionOfType(PopulationFailedException.class).isThrownBy(this.item::run);
		this.item.populators().clear();
		this.item.populators()
			.add(new TestBatches("item", List.of("part", "id"), new BatchPace(3, 3, TestBatches.NEVER, 1),
					(batch) -> batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update()));
		this.item.run();
		assertThat(this.item.counts()).containsExactly("1: 7", "2: 3");
	}

	@Test
	void forceBeginsAnew() {
		this.item.items(10);
		AtomicBoolean broken = new AtomicBoolean(true);
		this.item.add(3, (batch) -> {
			if (broken.get() && batch.condition().endsWith("'6'::bigint)")) {
				throw new IllegalStateException("no such luck");
			}
			return batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
		});
		assertThatExceptionOfType(PopulationFailedException.class).isThrownBy(this.item::run);
		broken.set(false);
		this.item.migrations().populations().run(new PopulationChoice(Set.of("touch"), true, PopulationScope.ALL));
		assertThat(this.item.counts()).containsExactly("1: 7", "2: 3");
	}

	@Test
	void aRunThatIsCancelledLeavesItToTheNext() {
		this.item.items(10);
		CountDownLatch working = new CountDownLatch(1);
		AtomicBoolean slow = new AtomicBoolean(true);
		this.item.add(3, (batch) -> {
			int touched = batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
			if (slow.get() && batch.condition().endsWith("'6'::bigint)")) {
				working.countDown();
				batch.jdbc().sql("SELECT pg_sleep(60)").query().listOfRows();
			}
			return touched;
		});
		Migrations migrations = this.item.migrations();
		CompletableFuture<PopulationReport> run = CompletableFuture
			.supplyAsync(() -> migrations.populations().run(PopulationChoice.DUE));
		TestBatches.await(working);
		assertThat(migrations.cancel(Duration.ofSeconds(30))).isTrue();
		assertThat(run).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(RunCancelledException.class);
		assertThat(this.item.counts()).containsExactly("0: 7", "1: 3");
		assertThat(this.item.strings("SELECT state FROM migrate_population")).containsExactly("partial");
		slow.set(false);
		this.item.run();
		assertThat(this.item.counts()).containsExactly("1: 10");
	}

}
