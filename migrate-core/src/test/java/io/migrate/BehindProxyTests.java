package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import io.migrate.session.LockLostException;
import io.migrate.session.LockUnavailableException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import io.migrate.testing.TransactionPoolingProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs through a proxy that pools transactions.
 */
@PostgresTest
class BehindProxyTests {

	private static final int INSTANCES = 8;

	private static final int REVISIONS = 12;

	private static final String LAST = "t011";

	private static final Pattern RECORD = Pattern
		.compile("(INSERT INTO|UPDATE|DELETE FROM) \"ops\"\\.\"migrate_(revision|statement)");

	private static final MigrationConfiguration LEASE = MigrationConfiguration.DEFAULTS
		.withTables(new HistoryTables("ops", "migrate_"))
		.withLocking(new Locking(LockKind.LEASE, Duration.ofMinutes(1)));

	private RevisionFolder folder;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		for (int i = 0; i < REVISIONS; i++) {
			this.folder.table("t%03d".formatted(i), (i == 0) ? "" : "t%03d".formatted(i - 1));
		}
	}

	@Test
	@EveryMajor
	void eightInstancesOnAnEmptyDatabaseAllComeUpAndApplyEachRevisionOnce(TestDatabase database)
			throws IOException, SQLException {
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 4)) {
			List<CompletableFuture<Integer>> instances = IntStream.range(0, INSTANCES)
				.mapToObj((i) -> CompletableFuture.supplyAsync(
						() -> migrations(proxy.dataSource(), LEASE).upgrade(Target.HEAD).steps().size(), threads))
				.toList();
			assertThat(instances.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(REVISIONS);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(count(database, "ops.migrate_revision")).isEqualTo(REVISIONS);
		assertThat(count(database, "ops.migrate_lease")).isZero();
	}

	@Test
	@EveryMajor
	void aStepRunsPieceByPieceAndEachRecordStandsBehindTheFence(TestDatabase database)
			throws IOException, SQLException {
		index();
		migrations(database.dataSource(), LEASE).upgrade(Target.parse(LAST));
		List<String> sent = new CopyOnWriteArrayList<>();
		try (InterferingProxy seen = new InterferingProxy(database)) {
			seen.interfere((statement) -> {
				sent.add(statement);
				return Verdict.PASS;
			});
			migrations(seen.dataSource(), LEASE).upgrade(Target.HEAD);
			migrations(seen.dataSource(), LEASE).downgrade(Target.parse("-1"));
		}
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2)) {
			migrations(proxy.dataSource(), LEASE).upgrade(Target.HEAD);
		}
		assertThat(index(database)).isEqualTo("true");
		assertThat(transactions(sent)).hasSize(6)
			.allMatch((transaction) -> transaction.get(0).contains("FOR KEY SHARE"));
	}

	// Those with a record of a step
	private static List<List<String>> transactions(List<String> sent) {
		List<List<String>> transactions = new ArrayList<>();
		for (String statement : sent) {
			if (statement.equals("BEGIN")) {
				transactions.add(new ArrayList<>());
			}
			else if (!transactions.isEmpty()) {
				transactions.get(transactions.size() - 1).add(statement);
			}
		}
		transactions.removeIf((transaction) -> transaction.stream().noneMatch(RECORD.asPredicate()));
		return transactions;
	}

	@Test
	@EveryMajor
	void whoLosesTheLeaseInABuildRecordsNothing(TestDatabase database) throws IOException, SQLException {
		index();
		migrations(database.dataSource(), LEASE).upgrade(Target.parse(LAST));
		Sessions sessions = new Sessions(database.client());
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 4);
				OpenTransaction reader = new OpenTransaction(database, "SELECT 1")) {
			CompletableFuture<MigrationReport> run = CompletableFuture
				.supplyAsync(() -> migrations(proxy.dataSource(), LEASE).upgrade(Target.HEAD));
			sessions.await("wait_event = 'virtualxid'");
			database.client().sql("UPDATE ops.migrate_lease SET token = 'stolen'").update();
			reader.end();
			assertThatExceptionOfType(CompletionException.class).isThrownBy(run::join)
				.withCauseInstanceOf(LockLostException.class);
			assertThat(database.client()
				.sql("SELECT state || ' ' || (SELECT string_agg(state, ' ' ORDER BY position)"
						+ " FROM ops.migrate_statement) FROM ops.migrate_revision WHERE id = 'index1'")
				.query(String.class)
				.single()).isEqualTo("upgrading done started");
			assertThat(count(database, "ops.migrate_lease WHERE token = 'stolen'")).isOne();
			database.client().sql("UPDATE ops.migrate_lease SET expires_at = '-infinity'").update();
			migrations(proxy.dataSource(), LEASE).upgrade(Target.HEAD);
		}
		assertThat(index(database)).isEqualTo("true");
	}

	private void index() {
		this.folder.revision("index1", LAST, """
				ALTER TABLE t000 ADD COLUMN name text;
				CREATE INDEX CONCURRENTLY t000_name ON t000 (name);
				ALTER TABLE t000 ADD COLUMN age int;
				""", """
				ALTER TABLE t000 DROP COLUMN age;
				DROP INDEX CONCURRENTLY t000_name;
				ALTER TABLE t000 DROP COLUMN name;
				""");
	}

	private static String index(TestDatabase database) {
		return database.client()
			.sql("SELECT indisvalid::text FROM pg_index WHERE indexrelid = 't000_name'::regclass")
			.query(String.class)
			.single();
	}

	@Test
	void aDatabaseThatIsUpToDateIsNotLocked(TestDatabase database) throws IOException, SQLException {
		migrations(database.dataSource(), LEASE.withLocking(new Locking(Duration.ZERO))).upgrade(Target.HEAD);
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2)) {
			migrations(proxy.dataSource(), LEASE).upgrade(Target.HEAD);
		}
		assertThat(count(database, "pg_tables WHERE tablename = 'migrate_lease'")).isZero();
	}

	@Test
	void theLockOfASessionIsRefusedAndNothingIsWritten(TestDatabase database) throws IOException, SQLException {
		try (TransactionPoolingProxy proxy = TransactionPoolingProxy.of(database, 2)) {
			assertThatExceptionOfType(LockUnavailableException.class)
				.isThrownBy(() -> migrations(proxy.dataSource(), MigrationConfiguration.DEFAULTS).upgrade(Target.HEAD));
		}
		assertThat(count(database, "pg_tables WHERE schemaname = 'public'")).isZero();
	}

	private static long count(TestDatabase database, String what) {
		return database.client().sql("SELECT count(*) FROM " + what).query(Long.class).single();
	}

	private Migrations migrations(DataSource dataSource, MigrationConfiguration configuration) {
		return Migrations.on(dataSource)
			.sideDataSource(dataSource)
			.locations(this.folder.location())
			.configuration(configuration)
			.build();
	}

}
