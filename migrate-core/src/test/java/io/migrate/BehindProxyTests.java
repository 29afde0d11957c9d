package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import io.migrate.session.LockUnavailableException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
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
