package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.LeaseSql;
import io.migrate.dialect.LeaseSql.Claim;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class LeaseLockTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Duration SHORT = Duration.ofMillis(900);

	private static final HistoryTables TABLES = new HistoryTables("ops", "migrate_");

	private static final LeaseSql SQL = new PostgresDialect().leaseSql(TABLES);

	private TestDatabase database;

	@BeforeEach
	void prepare(TestDatabase database) {
		this.database = database;
	}

	@Test
	@EveryMajor
	void anotherOneWaitsAndIsToldWhoHasItAndWhatFor() {
		try (MigrationSession holder = session(); MigrationSession waiter = session()) {
			holder.doing("upgrade b342af89685a");
			lease(holder, LONG).holding(Duration.ZERO, () -> {
				assertThatExceptionOfType(LockUnavailableException.class)
					.isThrownBy(() -> lease(waiter, LONG).holding(Duration.ofMillis(200), () -> true))
					.withMessageContaining("held by here:1, upgrade b342af89685a, backend ");
				return true;
			});
		}
	}

	@Test
	@EveryMajor
	void itIsFreeAsSoonAsItIsGivenBack() {
		try (MigrationSession first = session(); MigrationSession second = session()) {
			lease(first, LONG).holding(Duration.ZERO, () -> true);
			assertThat(first.guard()).isEqualTo(LockGuard.NONE);
			assertThat(lease(second, LONG).<Boolean>holding(Duration.ZERO, () -> true)).isTrue();
			assertThat(owners()).isEmpty();
		}
	}

	@Test
	void itIsRenewedForAsLongAsTheWorkTakesAlsoWhenTheSecondConnectionBreaks() throws InterruptedException {
		try (MigrationSession holder = session(); MigrationSession waiter = session()) {
			lease(holder, SHORT).holding(Duration.ZERO, () -> {
				this.database.client()
					.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?"
							+ " AND pid NOT IN (pg_backend_pid(), ?, ?)")
					.params(this.database.name(), pid(holder), pid(waiter))
					.query()
					.listOfRows();
				assertThatExceptionOfType(LockUnavailableException.class)
					.isThrownBy(() -> lease(waiter, SHORT).holding(SHORT.multipliedBy(2), () -> true));
				return true;
			});
		}
	}

	@Test
	@EveryMajor
	void theLeaseOfADeadOwnerIsTakenOverWhenItsTimeIsUp() throws SQLException {
		try (MigrationSession next = session()) {
			makeTable(next);
			try (MigrationSession dead = session()) {
				assertThat(take(dead, claim(SHORT))).isTrue();
			}
			assertThat(take(next, claim(SHORT))).isFalse();
			assertThat(lease(next, LONG).<List<String>>holding(Duration.ofSeconds(20), this::owners))
				.containsExactly("here:1");
		}
	}

	@Test
	@EveryMajor
	void oneThatWasTakenForDeadCommitsNothing() {
		try (MigrationSession zombie = session(); MigrationSession next = session()) {
			zombie.run(List.of("CREATE TABLE work (id int)"));
			assertThatExceptionOfType(LockLostException.class)
				.isThrownBy(() -> lease(zombie, LONG).holding(Duration.ZERO, () -> {
					step(zombie);
					expire();
					return lease(next, LONG).holding(Duration.ZERO, () -> {
						step(zombie);
						return true;
					});
				}))
				.withMessageContaining("another instance has it");
			assertThat(next.query("SELECT id FROM work", (row, number) -> row.getInt(1))).hasSize(1);
		}
	}

	@Test
	@EveryMajor
	void nobodyTakesOverWhileATransactionOfTheOwnerIsOpen() {
		try (MigrationSession orphan = session(); MigrationSession next = session()) {
			makeTable(next);
			Claim claim = claim(LONG);
			assertThat(take(orphan, claim)).isTrue();
			orphan.run(List.of("BEGIN", SQL.fence(claim.token())));
			for (int i = 0; i < 3; i++) {
				assertThat(update(next, SQL.renew(claim))).isOne();
			}
			expire();
			assertThat(take(next, claim(LONG))).isFalse();
			orphan.run(List.of("COMMIT"));
			assertThat(take(next, claim(LONG))).isTrue();
		}
	}

	@Test
	@EveryMajor
	void nobodyTakesOverWhileAMarkedStatementOfTheOwnerRuns() throws SQLException {
		try (MigrationSession owner = session();
				MigrationSession next = session();
				Connection orphan = this.database.dataSource().getConnection();
				Statement statement = orphan.createStatement()) {
			makeTable(next);
			Claim claim = claim(LONG);
			assertThat(take(owner, claim)).isTrue();
			CompletableFuture<Boolean> running = CompletableFuture
				.supplyAsync(() -> execute(statement, SQL.mark(claim.token()) + "SELECT pg_sleep(60)"));
			await("query LIKE '/* migrate lease%' AND state = 'active'");
			expire();
			assertThat(take(next, claim(LONG))).isFalse();
			assertThat(next.query(SQL.holder(), (row, number) -> row.getString(1)).get(0))
				.endsWith("its last statement still runs");
			statement.cancel();
			assertThat(running.join()).isFalse();
			assertThat(take(next, claim(LONG))).isTrue();
		}
	}

	@Test
	@EveryMajor
	void aStatementThatRunsIsCancelledWhenTheLeaseIsLost() {
		try (MigrationSession holder = session()) {
			assertThatExceptionOfType(LockLostException.class)
				.isThrownBy(() -> lease(holder, SHORT).holding(Duration.ZERO, () -> {
					this.database.client().sql("UPDATE ops.migrate_lease SET token = 'another'").update();
					return sleep(holder);
				}))
				.withMessageContaining("another instance has taken it over");
			assertThat(owners()).hasSize(1);
		}
	}

	@Test
	void aStatementThatRunsIsCancelledWhenTheLeaseCannotBeRenewed() {
		AtomicBoolean reachable = new AtomicBoolean(true);
		DataSource side = new DelegatingDataSource(this.database.dataSource()) {
			@Override
			public Connection getConnection() throws SQLException {
				if (!reachable.get()) {
					throw new SQLException("no more connections");
				}
				return super.getConnection();
			}
		};
		try (MigrationSession holder = session()) {
			int pid = pid(holder);
			assertThatExceptionOfType(LockLostException.class)
				.isThrownBy(() -> lease(holder, SHORT, side).holding(Duration.ZERO, () -> {
					reachable.set(false);
					this.database.client()
						.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?"
								+ " AND pid NOT IN (pg_backend_pid(), ?)")
						.params(this.database.name(), pid)
						.query()
						.listOfRows();
					return sleep(holder);
				}))
				.withMessageContaining("no more connections");
		}
	}

	@Test
	@EveryMajor
	void withoutASecondConnectionNothingBegins() {
		try (MigrationSession session = session()) {
			for (DataSource side : new DataSource[] { null,
					this.database.dataSource("nobody_" + this.database.name(), "x") }) {
				assertThatExceptionOfType(LockUnavailableException.class)
					.isThrownBy(() -> lease(session, LONG, side).holding(Duration.ZERO, () -> true))
					.withMessageContaining("second connection")
					.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.lock'"));
			}
			assertThat(
					session.query("SELECT to_regclass('ops.migrate_lease')::text", (row, number) -> row.getString(1)))
				.containsOnlyNulls();
		}
	}

	private void step(MigrationSession session) {
		String fence = session.guard().fence();
		session.inTransaction(List.of(String.valueOf(fence), "INSERT INTO work VALUES (1)"));
	}

	private static int update(MigrationSession session, String sql) {
		return session.ask((connection) -> {
			try (Statement statement = connection.createStatement()) {
				return statement.executeUpdate(sql);
			}
		});
	}

	private boolean sleep(MigrationSession session) {
		return session.ask((connection) -> session.interruptibly((same) -> {
			try (Statement statement = same.createStatement()) {
				return statement.execute("SELECT pg_sleep(60)");
			}
		}));
	}

	private static boolean execute(Statement statement, String sql) {
		try {
			return statement.execute(sql);
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private void await(String condition) {
		String sql = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = ? AND "
				+ condition + ")";
		while (!this.database.client().sql(sql).param(this.database.name()).query(Boolean.class).single()) {
			Thread.onSpinWait();
		}
	}

	private void expire() {
		this.database.client().sql("UPDATE ops.migrate_lease SET expires_at = '-infinity'").update();
	}

	private List<String> owners() {
		return this.database.client().sql("SELECT owner FROM ops.migrate_lease").query(String.class).list();
	}

	private static void makeTable(MigrationSession session) {
		session.run(List.of("CREATE SCHEMA ops", SQL.createTable()));
	}

	private static boolean take(MigrationSession session, Claim claim) {
		return session.query(SQL.take(claim), (row, number) -> row.getBoolean(1)).get(0);
	}

	private static Claim claim(Duration duration) {
		return new Claim(UUID.randomUUID().toString(), "there:1", "", duration);
	}

	private LockWait lease(MigrationSession session, Duration duration) {
		return lease(session, duration, this.database.dataSource());
	}

	private static LockWait lease(MigrationSession session, Duration duration, @Nullable DataSource side) {
		return new LockWait(session, new RecordingListener(), new LeaseLock(session, TABLES, "here:1", duration, side));
	}

	private static int pid(MigrationSession session) {
		return session.query("SELECT pg_backend_pid()", (row, number) -> row.getInt(1)).get(0);
	}

	private MigrationSession session() {
		return MigrationSession.open(this.database.dataSource(), new Dialects(List.of(new PostgresDialect())));
	}

}
