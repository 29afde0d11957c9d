package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.graph.Target;
import io.migrate.session.LockUnavailableException;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.InterferingProxy;
import io.migrate.testing.InterferingProxy.Verdict;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process is killed that holds the lease, which does not end with it.
 */
@PostgresTest
@Timeout(180)
class KilledHolderTests {

	private static final String BUILDING = "wait_event = 'virtualxid' AND query LIKE '%CREATE INDEX CONCURRENTLY%'";

	@TempDir
	private Path path;

	private TestDatabase database;

	private RevisionFolder folder;

	private Sessions sessions;

	@BeforeEach
	void prepare(TestDatabase database) {
		this.database = database;
		this.sessions = new Sessions(database.client());
		this.folder = new RevisionFolder(this.path.resolve("revisions")).table("base1", "");
		migrations(Duration.ZERO).upgrade(Target.HEAD);
	}

	@EveryMajor
	@Test
	void theNextOneWaitsForTheEndOfTheLeaseAndGoesOn() throws IOException, InterruptedException {
		this.folder.table("next1", "base1");
		CountDownLatch reached = new CountDownLatch(1);
		try (InterferingProxy proxy = new InterferingProxy(this.database); MigrationProcess process = process()) {
			proxy.interfere((statement) -> {
				if (!statement.startsWith("CREATE TABLE next1")) {
					return Verdict.PASS;
				}
				process.kill();
				reached.countDown();
				return Verdict.CUT_BEFORE;
			});
			process.run(proxy.url(), this.database, this.folder, "upgrade");
			reached.await();
		}
		this.sessions.awaitNone("true");
		assertThat(string("SELECT (expires_at > clock_timestamp())::text FROM migrate_lease")).isEqualTo("true");
		assertThatExceptionOfType(LockUnavailableException.class)
			.isThrownBy(() -> migrations(Duration.ZERO).upgrade(Target.HEAD))
			.withMessageContaining("renewed until ");
		String end = string("UPDATE migrate_lease SET expires_at = clock_timestamp() + interval '1 s' RETURNING"
				+ " expires_at::text");
		migrations(Duration.ofMinutes(1)).upgrade(Target.HEAD);
		assertThat(string("SELECT (started_at >= '" + end + "')::text FROM migrate_event WHERE revision = 'next1'"))
			.isEqualTo("true");
		assertThat(states()).containsExactly("base1 applied", "next1 applied");
		assertThat(string("SELECT count(*)::text FROM migrate_lease")).isEqualTo("0");
	}

	@EveryMajor
	@Test
	void whatItsSessionStillBuildsIsWaitedForAndNotBuiltAgain() throws IOException, SQLException {
		this.folder.revision("next1", "base1", "CREATE INDEX CONCURRENTLY base1_id ON base1 (id);", "");
		try (OpenTransaction reader = new OpenTransaction(this.database, "SELECT 1")) {
			try (MigrationProcess process = process()) {
				process.run(this.database.url(), this.database, this.folder, "upgrade");
				this.sessions.await(BUILDING);
			}
			this.database.client().sql("UPDATE migrate_lease SET expires_at = '-infinity'").update();
			assertThatExceptionOfType(LockUnavailableException.class)
				.isThrownBy(() -> migrations(Duration.ofMillis(300)).upgrade(Target.HEAD))
				.withMessageContaining("its last statement still runs");
			String left = index();
			assertThat(left).endsWith(" false");
			CompletableFuture<MigrationReport> next = CompletableFuture
				.supplyAsync(() -> migrations(Duration.ofMinutes(1)).upgrade(Target.HEAD));
			reader.end();
			assertThat(next.join().steps()).hasSize(1);
			assertThat(index()).isEqualTo(left.replace("false", "true"));
		}
		assertThat(states()).containsExactly("base1 applied", "next1 applied");
	}

	private MigrationProcess process() throws IOException {
		return MigrationProcess.start(this.path.resolve("log"), LockKind.LEASE);
	}

	private Migrations migrations(Duration patience) {
		return Migrations.on(this.database.dataSource())
			.sideDataSource(this.database.dataSource())
			.locations(this.folder.location())
			.configuration(MigrationConfiguration.DEFAULTS.withLocking(new Locking(LockKind.LEASE, patience)))
			.build();
	}

	private String index() {
		return string("SELECT c.oid || ' ' || relfilenode || ' ' || indisvalid FROM pg_index JOIN pg_class c"
				+ " ON c.oid = indexrelid WHERE relname = 'base1_id'");
	}

	private List<String> states() {
		return this.database.client()
			.sql("SELECT id || ' ' || state FROM migrate_revision ORDER BY id")
			.query(String.class)
			.list();
	}

	private String string(String sql) {
		return this.database.client().sql(sql).query(String.class).single();
	}

}
