package io.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.migrate.MigrationConfiguration.Locking;
import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.MigrationLock;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.graph.Target;
import io.migrate.plan.EditedRevisionException;
import io.migrate.plan.ExecutionSettings;
import io.migrate.session.LockUnavailableException;
import io.migrate.session.LockWait;
import io.migrate.session.MigrationSession;
import io.migrate.session.SessionLock;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Instances that start at once.
 */
@PostgresTest
@Timeout(120)
class ConcurrentStartTests {

	private static final int INSTANCES = 8;

	private static final int REVISIONS = 50;

	private static final Duration BUILD_TIMEOUT = Duration.ofSeconds(10);

	@RepeatedTest(3)
	void eightInstancesOnAnEmptyDatabaseAllComeUpAndApplyEachRevisionOnce(TestDatabase database, @TempDir Path path)
			throws InterruptedException, ExecutionException {
		RevisionFolder folder = new RevisionFolder(path);
		for (int i = 0; i < REVISIONS; i++) {
			folder.table("t%03d".formatted(i), (i == 0) ? "" : "t%03d".formatted(i - 1));
		}
		List<Callable<Integer>> instances = new ArrayList<>();
		for (int i = 0; i < INSTANCES; i++) {
			instances.add(() -> migrations(database, folder, MigrationConfiguration.DEFAULTS).upgrade(Target.HEAD)
				.steps()
				.size());
		}
		assertThat(atOnce(instances)).hasSize(INSTANCES).satisfies((steps) -> {
			assertThat(steps.stream().mapToInt(Integer::intValue).sum()).isEqualTo(REVISIONS);
		});
		assertThat(database.client()
			.sql("SELECT count(*) FROM migrate_event WHERE outcome = 'done'")
			.query(Integer.class)
			.single()).isEqualTo(REVISIONS);
	}

	@Test
	@EveryMajor
	void anIndexIsBuiltConcurrentlyWhileSevenOthersWaitForTheLock(TestDatabase database, @TempDir Path path)
			throws InterruptedException, ExecutionException {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "")
			.revision("bbbb", "aaaa", "SELECT pg_sleep(0.5);\nCREATE INDEX CONCURRENTLY bbbb ON aaaa (id);", "");
		ExecutionSettings defaults = ExecutionSettings.DEFAULTS;
		MigrationConfiguration impatient = MigrationConfiguration.DEFAULTS.withExecution(new ExecutionSettings(
				defaults.transaction(), defaults.asynchronousCommits(), defaults.retryTimeout(), BUILD_TIMEOUT));
		List<Callable<Integer>> instances = new ArrayList<>();
		for (int i = 0; i < INSTANCES; i++) {
			instances.add(() -> migrations(database, folder, impatient).upgrade(Target.HEAD).steps().size());
		}
		assertThat(atOnce(instances)).containsExactlyInAnyOrder(2, 0, 0, 0, 0, 0, 0, 0);
		assertThat(database.client()
			.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'bbbb'::regclass")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	@EveryMajor
	void oneThatWaitsTooLongNamesWhoHasTheLock(TestDatabase database, @TempDir Path path) throws SQLException {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		MigrationConfiguration impatient = MigrationConfiguration.DEFAULTS
			.withLocking(new Locking(Duration.ofMillis(200)));
		try (MigrationSession other = session(database)) {
			int pid = other.query("SELECT pg_backend_pid()", (row, number) -> row.getInt(1)).get(0);
			lock(other).holding(Duration.ZERO, () -> {
				assertThatExceptionOfType(LockUnavailableException.class)
					.isThrownBy(() -> migrations(database, folder, impatient).upgrade(Target.HEAD))
					.withMessageContaining("held by pid " + pid);
				return true;
			});
		}
		assertThat(migrations(database, folder, impatient).upgrade(Target.HEAD).steps()).hasSize(1);
	}

	@Test
	@EveryMajor
	void theLockGoesWithTheConnectionOfItsHolder(TestDatabase database, @TempDir Path path) throws SQLException {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		long key = RunLock.key(MigrationConfiguration.DEFAULTS.tables());
		try (Connection holder = database.dataSource().getConnection()) {
			MigrationLock lock = new PostgresDialect().lock();
			assertThat(lock.tryAcquire(holder, key, lock.announcedSession(holder)).acquired()).isTrue();
		}
		assertThat(migrations(database, folder, MigrationConfiguration.DEFAULTS).upgrade(Target.HEAD).steps())
			.hasSize(1);
	}

	@Test
	void whatChangedWhileItWaitedCounts(TestDatabase database, @TempDir Path path) throws InterruptedException {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		migrations(database, folder, MigrationConfiguration.DEFAULTS).upgrade(Target.HEAD);
		folder.table("bbbb", "aaaa");
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (MigrationSession other = session(database)) {
			Future<MigrationReport> waiting = lock(other).holding(Duration.ZERO, () -> {
				Future<MigrationReport> started = thread
					.submit(() -> migrations(database, folder, MigrationConfiguration.DEFAULTS).upgrade(Target.HEAD));
				awaitWaiter(database);
				database.client().sql("UPDATE migrate_revision SET checksum = repeat('0', 64)").update();
				return started;
			});
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(waiting::get)
				.withCauseInstanceOf(EditedRevisionException.class);
		}
		finally {
			thread.shutdownNow();
		}
	}

	private static void awaitWaiter(TestDatabase database) {
		String sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND query LIKE '%pg_try_advisory_lock%' AND query NOT LIKE '%FROM pg_stat_activity%' AND pid <> pg_backend_pid()";
		Integer waiters;
		do {
			waiters = database.client().sql(sql).param(database.name()).query(Integer.class).single();
		}
		while (waiters < 2);
	}

	@Test
	void otherTablesAreAnotherLock(TestDatabase database, @TempDir Path path) {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		MigrationConfiguration elsewhere = MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("other", "m_"))
			.withLocking(new Locking(Duration.ZERO));
		try (MigrationSession other = session(database)) {
			lock(other).holding(Duration.ZERO, () -> migrations(database, folder, elsewhere).upgrade(Target.HEAD));
		}
		assertThat(database.client().sql("SELECT id FROM other.m_revision").query(String.class).list())
			.containsExactly("aaaa");
	}

	@Test
	void twoApplicationsMayMakeTheSameSchema(TestDatabase database, @TempDir Path path) throws Exception {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		MigrationConfiguration elsewhere = MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("other", "m_"))
			.withLocking(new Locking(Duration.ZERO));
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (Connection first = database.dataSource().getConnection(); Statement statement = first.createStatement()) {
			first.setAutoCommit(false);
			statement.execute("CREATE SCHEMA other");
			Future<MigrationReport> second = thread
				.submit(() -> migrations(database, folder, elsewhere).upgrade(Target.HEAD));
			awaitLock(database, second);
			first.commit();
			assertThat(second.get().steps()).hasSize(1);
		}
		finally {
			thread.shutdownNow();
		}
	}

	private static void awaitLock(TestDatabase database, Future<?> waiting) {
		while (!waiting.isDone() && database.client()
			.sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
			.query(Long.class)
			.single() == 0) {
			Thread.onSpinWait();
		}
	}

	private static <T> List<T> atOnce(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static LockWait lock(MigrationSession session) {
		RecordingListener listener = new RecordingListener();
		return new LockWait(session, listener,
				new SessionLock(session, RunLock.key(MigrationConfiguration.DEFAULTS.tables()), listener, null));
	}

	private static MigrationSession session(TestDatabase database) {
		return MigrationSession.open(database.dataSource(), new Dialects(List.of(new PostgresDialect())));
	}

	private static Migrations migrations(TestDatabase database, RevisionFolder folder,
			MigrationConfiguration configuration) {
		return Migrations.on(database.dataSource()).locations(folder.location()).configuration(configuration).build();
	}

}
