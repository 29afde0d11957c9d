package io.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.migrate.execute.RevisionFailedException;
import io.migrate.transaction.StillBlockedException;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.session.MigrationEvent.StepBlocked;
import io.migrate.session.MigrationEvent.StepRunning;
import io.migrate.session.OverdueStatementException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs while others use the tables.
 */
@PostgresTest
class TrafficTests {

	// What one attempt may hold up others, and two seconds for a slow machine
	private static final Duration ONE_SLICE = Duration.ofSeconds(5 + 2);

	private static final Duration LONG_READ = Duration.ofSeconds(9);

	private final RecordingListener listener = new RecordingListener();

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		this.folder.revision("column1", "", "CREATE TABLE other (id int);\nALTER TABLE busy ADD COLUMN name text;", "");
	}

	private static void makeTable(TestDatabase database) {
		database.client().sql("CREATE TABLE busy (id int)").update();
		database.client().sql("INSERT INTO busy VALUES (1)").update();
	}

	@Test
	void whileALongReaderHoldsTheTableNoOtherReaderWaitsForLong(TestDatabase database) throws Exception {
		makeTable(database);
		Duration stalled;
		try (LongReader reader = new LongReader(database)) {
			CompletableFuture<MigrationReport> run = CompletableFuture
				.supplyAsync(() -> migrations(database, Duration.ofMinutes(2)).upgrade(Target.HEAD));
			stalled = longestRead(database, LONG_READ, run);
			assertThat(run).isNotDone();
			reader.end();
			assertThat(run.get().steps()).hasSize(1);
		}
		assertThat(stalled).isLessThan(ONE_SLICE);
		assertThat(this.listener.events(StepBlocked.class)).isNotEmpty();
	}

	/** The control: a plain statement makes every reader behind it wait for the first. */
	@Test
	void withoutATimeOutEveryReaderWaitsForTheLongOne(TestDatabase database) throws Exception {
		makeTable(database);
		try (LongReader reader = new LongReader(database)) {
			CompletableFuture<Integer> run = CompletableFuture
				.supplyAsync(() -> database.client().sql("ALTER TABLE busy ADD COLUMN name text").update());
			CompletableFuture.delayedExecutor(LONG_READ.toSeconds(), TimeUnit.SECONDS).execute(reader::end);
			assertThat(longestRead(database, LONG_READ, run)).isGreaterThan(ONE_SLICE);
			run.get();
		}
	}

	@EveryMajor
	@Test
	void whoGivesUpNamesTheSessionsInTheWay(TestDatabase database) throws SQLException {
		makeTable(database);
		try (LongReader reader = new LongReader(database)) {
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrations(database, Duration.ofMillis(500)).upgrade(Target.HEAD))
				.withCauseInstanceOf(StillBlockedException.class)
				.withMessageContaining("column1.sql:8:1: canceling statement due to lock timeout [55P03]")
				.withMessageContaining("Rolled back: this revision, whole.")
				.withMessageContaining("In the way:\n    pid " + reader.pid
						+ ", user postgres, application nightly report," + " from 127.0.0.1, idle in transaction for ")
				.withMessageContaining("statement: SELECT count(*) FROM busy");
		}
		assertThat(database.client().sql("SELECT to_regclass('other') IS NULL").query(Boolean.class).single()).isTrue();
	}

	@EveryMajor
	@Test
	void aConcurrentBuildWaitsForOldTransactionsOnlySoLong(TestDatabase database) throws SQLException {
		makeTable(database);
		this.folder.revision("index1", "column1", "CREATE INDEX CONCURRENTLY busy_id ON busy (id);", "");
		migrations(database, Duration.ZERO).upgrade(Target.parse("column1"));
		try (LongReader reader = new LongReader(database)) {
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrations(database, Duration.ZERO).upgrade(Target.HEAD))
				.withCauseInstanceOf(OverdueStatementException.class)
				.withMessageContaining("'migrate.build-timeout', which is 3 s")
				.withMessageContaining("pid " + reader.pid);
		}
		migrations(database, Duration.ZERO).upgrade(Target.HEAD);
		assertThat(database.client()
			.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'busy_id'::regclass")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void aConcurrentBuildEndsInTimeAlsoWhenTheSecondConnectionIsBroken(TestDatabase database) throws Exception {
		DataSource broken = new DelegatingDataSource(database.dataSource()) {
			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				connection.abort(Runnable::run);
				return connection;
			}
		};
		assertBuildEnds(database, broken);
	}

	@Test
	void aConcurrentBuildEndsInTimeAlsoWhenTheSecondConnectionHangs(TestDatabase database) throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		try {
			assertBuildEnds(database, new DelegatingDataSource(database.dataSource()) {
				@Override
				public Connection getConnection() throws SQLException {
					try {
						end.await();
					}
					catch (InterruptedException ex) {
						throw new SQLException(ex);
					}
					return super.getConnection();
				}
			});
		}
		finally {
			end.countDown();
		}
	}

	private void assertBuildEnds(TestDatabase database, DataSource side) throws Exception {
		makeTable(database);
		this.folder.revision("index1", "column1", "CREATE INDEX CONCURRENTLY busy_id ON busy (id);", "");
		migrations(database, Duration.ZERO).upgrade(Target.parse("column1"));
		try (OpenTransaction open = new OpenTransaction(database, "SELECT 1")) {
			assertThat(open).isNotNull();
			CompletableFuture<String> run = CompletableFuture
				.supplyAsync(() -> migrations(database, Duration.ZERO, side).upgrade(Target.HEAD))
				.handle((report, failure) -> String.valueOf(failure));
			assertThat(run.get(60, TimeUnit.SECONDS)).contains("'migrate.build-timeout', which is 3 s");
		}
	}

	@Test
	void whoWasInTheWayOfAnEarlierStatementIsNotNamed(TestDatabase database) throws Exception {
		makeTable(database);
		this.folder
			.revision("wait1", "column1", "SET LOCAL lock_timeout = '30s';\nALTER TABLE busy ADD COLUMN age int;", "")
			.revision("fail1", "wait1",
					"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = 'serialization_failure'; END $$;", "");
		migrations(database, Duration.ZERO).upgrade(Target.parse("column1"));
		CompletableFuture<String> run;
		try (LongReader reader = new LongReader(database)) {
			run = CompletableFuture.supplyAsync(() -> migrations(database, Duration.ofSeconds(1)).upgrade(Target.HEAD))
				.handle((report, failure) -> String.valueOf(failure));
			new Sessions(database.client()).await("query LIKE '%pg_blocking_pids%' AND state = 'idle'");
			TimeUnit.MILLISECONDS.sleep(300);
			reader.end();
		}
		assertThat(run.get(60, TimeUnit.SECONDS)).contains("fail1").doesNotContain("In the way");
		assertThat(this.listener.events(StepBlocked.class)).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.blockers()).isEmpty());
	}

	@Test
	void aDeadlockIsTriedAgain(TestDatabase database) throws Exception {
		makeTable(database);
		this.folder.revision("both1", "column1", "LOCK TABLE other;\nSELECT pg_sleep(0.3);\nLOCK TABLE busy;", "");
		migrations(database, Duration.ZERO).upgrade(Target.parse("column1"));
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			// Whoever waits for less than a second never finds out that it is a deadlock
			statement.execute("SET deadlock_timeout = '10s'");
			connection.setAutoCommit(false);
			statement.execute("LOCK TABLE busy");
			CompletableFuture<MigrationReport> run = CompletableFuture
				.supplyAsync(() -> migrations(database, Duration.ofMinutes(1)).upgrade(Target.HEAD));
			while (!database.client()
				.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'other'::regclass AND granted)")
				.query(Boolean.class)
				.single()) {
				Thread.onSpinWait();
			}
			statement.execute("LOCK TABLE other");
			connection.commit();
			assertThat(run.get().steps()).hasSize(1);
		}
	}

	@Test
	void aStatementThatTakesLongIsTold(TestDatabase database) throws Exception {
		makeTable(database);
		this.folder.revision("sleep1", "column1", "SELECT pg_sleep(11);", "");
		migrations(database, Duration.ZERO).upgrade(Target.HEAD);
		assertThat(this.listener.events(StepRunning.class)).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.step().revision()).isEqualTo("sleep1"));
	}

	private Migrations migrations(TestDatabase database, Duration retryTimeout) {
		return migrations(database, retryTimeout, database.dataSource());
	}

	private Migrations migrations(TestDatabase database, Duration retryTimeout, DataSource side) {
		return Migrations.on(database.dataSource())
			.sideDataSource(side)
			.locations(this.folder.location())
			.listener(this.listener)
			.configuration(MigrationConfiguration.DEFAULTS.withProtectedTables(List.of("*"))
				.withExecution(new ExecutionSettings(Transaction.REVISION, true, retryTimeout, Duration.ofSeconds(3))))
			.build();
	}

	// A reader comes again and again; the longest that one had to wait
	private static Duration longestRead(TestDatabase database, Duration during, CompletableFuture<?> run)
			throws SQLException {
		long longest = 0;
		long start = System.nanoTime();
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			while (System.nanoTime() - start < during.toNanos() && !run.isDone()) {
				long asked = System.nanoTime();
				statement.execute("SELECT count(*) FROM busy");
				longest = Math.max(longest, System.nanoTime() - asked);
				statement.execute("SELECT pg_sleep(0.02)");
			}
		}
		return Duration.ofNanos(longest);
	}

	/** Has read the table and keeps its transaction open. */
	private static final class LongReader implements AutoCloseable {

		private final Connection connection;

		private final int pid;

		private final AtomicBoolean closed = new AtomicBoolean();

		LongReader(TestDatabase database) throws SQLException {
			this.connection = database.dataSource().getConnection();
			this.connection.setAutoCommit(false);
			this.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("SET application_name = 'nightly report'");
				statement.execute("SELECT count(*) FROM busy");
			}
			this.pid = this.connection.unwrap(PGConnection.class).getBackendPID();
		}

		@Override
		public void close() {
			end();
		}

		void end() {
			if (this.closed.compareAndSet(false, true)) {
				try (Connection closing = this.connection) {
					closing.rollback();
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

	}

}
