package io.migrate.session;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.session.MigrationEvent.LockAwaited;
import io.migrate.session.MigrationEvent.LockTaken;
import io.migrate.session.MigrationEvent.Warning;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import io.migrate.testing.TransactionPoolingProxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class SessionLockTests {

	private static final long KEY = 4711;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final RecordingListener listener = new RecordingListener();

	@Test
	@EveryMajor
	void oneThatWaitsNoticesSoonThatTheLockIsFree(TestDatabase database) {
		try (MigrationSession holder = session(database.dataSource());
				MigrationSession waiter = session(database.dataSource())) {
			CompletableFuture<Long> taken = lock(holder, null).holding(Duration.ZERO, () -> {
				CompletableFuture<Long> started = CompletableFuture
					.supplyAsync(() -> lock(waiter, null).holding(PATIENCE, System::nanoTime));
				awaitTries(database, 3);
				return started;
			});
			long freed = System.nanoTime();
			// The promise is 100 ms; a machine that is busy with other tests gets more
			assertThat(Duration.ofNanos(taken.join() - freed)).isLessThan(Duration.ofMillis(500));
		}
	}

	@Test
	@EveryMajor
	void oneThatWaitsHoldsNoSnapshotAndIsNotBlocked(TestDatabase database) {
		try (MigrationSession holder = session(database.dataSource());
				MigrationSession waiter = session(database.dataSource())) {
			int pid = pid(waiter);
			CompletableFuture<Boolean> taken = lock(holder, null).holding(Duration.ZERO, () -> {
				CompletableFuture<Boolean> started = CompletableFuture
					.supplyAsync(() -> lock(waiter, null).holding(PATIENCE, () -> true));
				awaitTries(database, 1);
				for (int i = 0; i < 30; i++) {
					assertThat(holdsSomethingWhileItWaits(holder, pid)).isFalse();
				}
				return started;
			});
			assertThat(taken.join()).isTrue();
		}
	}

	// A try that is seen at work is not blocked and takes no time
	private static boolean holdsSomethingWhileItWaits(MigrationSession session, int pid) {
		return session
			.query("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + pid
					+ " AND (wait_event_type = 'Lock' OR state <> 'active' AND (backend_xmin IS NOT NULL"
					+ " OR backend_xid IS NOT NULL OR xact_start IS NOT NULL)))", (row, number) -> row.getBoolean(1))
			.contains(true);
	}

	@Test
	void oneThatWaitsIsSoonToldWhoHasTheLockAndWhatForButNotAtOnce(TestDatabase database) {
		try (MigrationSession holder = session(database.dataSource());
				MigrationSession waiter = session(database.dataSource())) {
			holder.run(List.of("SET application_name = 'orders: upgrade b342af89685a'"));
			int pid = pid(holder);
			lock(holder, null).holding(Duration.ZERO, () -> {
				assertThatExceptionOfType(LockUnavailableException.class)
					.isThrownBy(() -> lock(waiter, null).holding(Duration.ofMillis(2300), () -> true))
					.withMessageContaining("held by pid " + pid + ", orders: upgrade b342af89685a, from ");
				return true;
			});
			assertThat(this.listener.events(LockAwaited.class)).singleElement()
				.satisfies((event) -> assertThat(event.holder()).contains("pid " + pid));
		}
	}

	@Test
	void oneThatNeedNotWaitIsToldOnceThatItHasTheLock(TestDatabase database) {
		try (MigrationSession session = session(database.dataSource())) {
			lock(session, null).holding(Duration.ZERO, () -> {
				assertThat(this.listener.events()).singleElement().isInstanceOf(LockTaken.class);
				return true;
			});
			assertThat(this.listener.events()).hasSize(1);
		}
	}

	@Test
	void oneThatHadToWaitIsToldHowLong(TestDatabase database) {
		Duration held = Duration.ofMillis(300);
		try (MigrationSession holder = session(database.dataSource());
				MigrationSession waiter = session(database.dataSource())) {
			RecordingListener told = new RecordingListener();
			LockWait wait = new LockWait(waiter, told, new SessionLock(waiter, KEY, told, null));
			CompletableFuture<Boolean> taken = lock(holder, null).holding(Duration.ZERO, () -> {
				CompletableFuture<Boolean> started = CompletableFuture
					.supplyAsync(() -> wait.holding(PATIENCE, () -> true));
				awaitTries(database, 1);
				new Cancellation().pause(held);
				assertThat(told.events()).isEmpty();
				return started;
			});
			taken.join();
			assertThat(told.events(LockTaken.class)).singleElement()
				.satisfies((event) -> assertThat(event.waited()).isGreaterThan(held));
		}
	}

	@Test
	@EveryMajor
	void aDirectConnectionTakesTheLockWithOneStatement(TestDatabase database) throws IOException {
		try (StatementCounter counter = new StatementCounter(database);
				MigrationSession session = session(counter.dataSource())) {
			counter.statements();
			lock(session, counter.dataSource()).holding(Duration.ZERO, () -> true);
			assertThat(counter.statements()).hasSize(2);
			assertThat(counter.connections()).isOne();
		}
	}

	@Test
	@EveryMajor
	void aProxyThatPoolsTransactionsIsFoundOutBeforeAnythingIsLocked(TestDatabase database)
			throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 3);
				MigrationSession session = session(proxy.dataSource())) {
			assertRefused(session, proxy.dataSource());
			assertThat(advisoryLocks(database)).isZero();
		}
	}

	@Test
	void aProxyWithASingleSessionIsFoundOutToo(TestDatabase database) throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 1);
				MigrationSession session = session(proxy.dataSource())) {
			assertRefused(session, proxy.dataSource());
		}
	}

	// Each gives way after a while; what it has seen by then may be no proof
	@Test
	void severalThatLookAtTheSameTimeDoNotHoldEachOtherUp(TestDatabase database) throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2);
				MigrationSession first = session(proxy.dataSource());
				MigrationSession second = session(proxy.dataSource());
				MigrationSession third = session(proxy.dataSource())) {
			List<CompletableFuture<Boolean>> all = List.of(first, second, third)
				.stream()
				.map((session) -> CompletableFuture
					.supplyAsync(() -> lock(session, proxy.dataSource()).<Boolean>holding(PATIENCE, () -> true)))
				.toList();
			assertThat(all)
				.allSatisfy((each) -> assertThat(each.handle((taken, failure) -> true)).succeedsWithin(PATIENCE));
		}
	}

	@Test
	void withoutASecondConnectionTheLookIsShortAndAWarningSaysSo(TestDatabase database)
			throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2);
				MigrationSession session = session(proxy.dataSource())) {
			lock(session, null).holding(Duration.ZERO, () -> true);
			assertThat(this.listener.events(Warning.class)).singleElement()
				.satisfies((event) -> assertThat(event.message()).contains("'migrate.lock' to lease"));
			assertThat(advisoryLocks(database)).isZero();
		}
	}

	@Test
	void aSecondConnectionThatGoesPastTheProxyProvesNothing(TestDatabase database) throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2);
				MigrationSession session = session(proxy.dataSource())) {
			lock(session, database.dataSource()).holding(Duration.ZERO, () -> true);
			assertThat(this.listener.events(Warning.class)).hasSize(1);
		}
	}

	@Test
	@EveryMajor
	void aProxyThatKeepsSessionsIsFine(TestDatabase database) throws IOException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.keepingSessions(database);
				MigrationSession session = session(proxy.dataSource())) {
			long locks = lock(session, proxy.dataSource()).holding(Duration.ZERO, () -> advisoryLocks(database));
			assertThat(locks).isOne();
			assertThat(this.listener.events(Warning.class)).isEmpty();
			assertThat(advisoryLocks(database)).isZero();
		}
	}

	private void assertRefused(MigrationSession session, DataSource sideDataSource) {
		assertThatExceptionOfType(LockUnavailableException.class)
			.isThrownBy(() -> lock(session, sideDataSource).holding(Duration.ZERO, () -> true))
			.withMessageContaining("pools transactions")
			.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.lock' to lease"));
	}

	private LockWait lock(MigrationSession session, @Nullable DataSource sideDataSource) {
		return new LockWait(session, this.listener, new SessionLock(session, KEY, this.listener, sideDataSource));
	}

	private static MigrationSession session(DataSource dataSource) {
		return MigrationSession.open(dataSource, new Dialects(List.of(new PostgresDialect())));
	}

	private static int pid(MigrationSession session) {
		return session.query("SELECT pg_backend_pid()", (row, number) -> row.getInt(1)).get(0);
	}

	private static long advisoryLocks(TestDatabase database) {
		return database.client()
			.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
					+ " (SELECT oid FROM pg_database WHERE datname = current_database())")
			.query(Long.class)
			.single();
	}

	// Each try moves the time of the last change of state
	private static void awaitTries(TestDatabase database, int tries) {
		String sql = "SELECT max(state_change)::text FROM pg_stat_activity WHERE datname = ? AND query LIKE"
				+ " '%pg_try_advisory_lock%' AND query NOT LIKE '%FROM pg_stat_activity%' AND pid <> pg_backend_pid()";
		String seen = database.client().sql(sql).param(database.name()).query(String.class).single();
		for (int changes = 0; changes < tries;) {
			String now = database.client().sql(sql).param(database.name()).query(String.class).single();
			changes += now.equals(seen) ? 0 : 1;
			seen = now;
		}
	}

}
