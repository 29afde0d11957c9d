package io.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
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
 * A run that others are in the way of, in places where it is not the statement of a
 * revision that waits: it ends within its budget, and when it is told to.
 */
@PostgresTest
@Timeout(120)
@SuppressWarnings("try")
class BlockedRunTests {

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		this.folder.revision("base1", "", "CREATE TABLE users (email text, gone bool);", "DROP TABLE users;");
	}

	@Test
	void theBudgetOfRetriesEndsForAStatementThatStandsAlone(TestDatabase database) throws Exception {
		migrations(database, execution(2, 60)).upgrade(Target.HEAD);
		this.folder.revision("vacuum1", "base1", "VACUUM users;", "SELECT 1;");
		Migrations migrations = migrations(database, execution(2, 60));
		try (OpenTransaction open = new OpenTransaction(database, "LOCK TABLE users IN ACCESS EXCLUSIVE MODE")) {
			assertEnds(migrations, CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD)), 25);
		}
	}

	@Test
	void aBuildWithoutALimitWaitsAsLongAsItTakes(TestDatabase database) throws Exception {
		build(database);
		Migrations migrations = migrations(database, execution(60, 0));
		CompletableFuture<Void> run;
		try (OpenTransaction open = new OpenTransaction(database, "INSERT INTO users VALUES ('a')")) {
			run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			new Sessions(database.client()).await("query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock'");
			TimeUnit.MILLISECONDS.sleep(1500);
			assertThat(run).isNotDone();
		}
		run.get(30, TimeUnit.SECONDS);
	}

	@Test
	void aRevisionThatTookARoleIsTriedAgain(TestDatabase database) throws Exception {
		database.client().sql("CREATE TABLE blocked (a int)").update();
		database.client().sql("DROP ROLE IF EXISTS blocked_owner").update();
		database.client().sql("CREATE ROLE blocked_owner").update();
		try {
			database.client().sql("ALTER TABLE blocked OWNER TO blocked_owner").update();
			database.client().sql("GRANT CREATE ON SCHEMA public TO blocked_owner").update();
			this.folder.revision("role1", "base1", """
					SET ROLE blocked_owner;
					CREATE INDEX CONCURRENTLY a ON blocked (a);
					ALTER TABLE blocked ADD COLUMN b int;
					""", "SELECT 1;");
			Migrations migrations = migrations(database, execution(60, 60));
			CompletableFuture<Void> run;
			try (OpenTransaction open = new OpenTransaction(database, "LOCK TABLE blocked IN ROW SHARE MODE")) {
				run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
				new Sessions(database.client()).await("query LIKE '%ADD COLUMN b%' AND wait_event_type = 'Lock'");
				TimeUnit.MILLISECONDS.sleep(2500);
			}
			run.get(30, TimeUnit.SECONDS);
		}
		finally {
			database.client().sql("DROP OWNED BY blocked_owner").update();
			database.client().sql("DROP ROLE blocked_owner").update();
		}
	}

	@Test
	void aLookAtAnIndexOfALockedTableIsTriedAgain(TestDatabase database) throws Exception {
		duplicates(database);
		Migrations migrations = migrations(database, execution(60, 60));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
		database.client().sql("DELETE FROM users").update();
		database.client().sql("CREATE UNIQUE INDEX a ON users (email)").update();
		CompletableFuture<Void> run;
		try (OpenTransaction open = new OpenTransaction(database, "LOCK TABLE users IN ACCESS EXCLUSIVE MODE")) {
			run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			new Sessions(database.client()).await("query LIKE 'SELECT i.indisunique%' AND wait_event_type = 'Lock'");
			TimeUnit.MILLISECONDS.sleep(1500);
		}
		run.get(30, TimeUnit.SECONDS);
	}

	@Test
	void aLookAtAnIndexCanBeCancelled(TestDatabase database) throws Exception {
		build(database);
		Migrations migrations = migrations(database, execution(60, 60));
		Sessions sessions = new Sessions(database.client());
		CompletableFuture<Void> run;
		boolean ended;
		OpenTransaction open = new OpenTransaction(database, "SELECT 1");
		try (Connection other = database.dataSource().getConnection(); Statement statement = other.createStatement()) {
			run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			sessions.await("query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock'");
			other.setAutoCommit(false);
			CompletableFuture<Void> lock = CompletableFuture.runAsync(() -> lock(statement));
			sessions.await("query LIKE 'LOCK TABLE%' AND wait_event_type = 'Lock'");
			open.end();
			lock.get(30, TimeUnit.SECONDS);
			sessions.await("query LIKE 'SELECT i.indisunique%' AND wait_event_type = 'Lock'");
			ended = migrations.cancel(Duration.ofSeconds(3));
		}
		run.handle((done, failure) -> true).get(30, TimeUnit.SECONDS);
		assertThat(ended).isTrue();
	}

	@Test
	void cleaningUpAfterAFailedBuildEndsAlsoWithALease(TestDatabase database) throws Exception {
		duplicates(database);
		Migrations migrations = builder(database,
				execution(60, 2).withLocking(new Locking(LockKind.LEASE, Duration.ofMinutes(1))))
			.sideDataSource(database.dataSource())
			.build();
		try (OpenTransaction open = new OpenTransaction(database, "LOCK TABLE users IN ACCESS SHARE MODE")) {
			CompletableFuture<Void> run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			new Sessions(database.client()).await("query LIKE '%DROP INDEX CONC%' AND wait_event_type = 'Lock'");
			assertThat(run.handle((done, failure) -> String.valueOf(failure)).get(30, TimeUnit.SECONDS))
				.contains("could not create unique index");
		}
	}

	@Test
	void aStartThatWaitsForTheBookkeepingCanBeCancelled(TestDatabase database) throws Exception {
		Migrations migrations = migrations(database, execution(60, 60));
		migrations.upgrade(Target.HEAD);
		CompletableFuture<Void> run;
		boolean ended;
		try (OpenTransaction open = new OpenTransaction(database,
				"LOCK TABLE migrate_revision IN ACCESS EXCLUSIVE MODE")) {
			run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			new Sessions(database.client()).await("wait_event_type = 'Lock'");
			ended = migrations.cancel(Duration.ofSeconds(3));
		}
		run.handle((done, failure) -> true).get(30, TimeUnit.SECONDS);
		assertThat(ended).isTrue();
	}

	private void duplicates(TestDatabase database) {
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		database.client().sql("INSERT INTO users VALUES ('a'), ('a')").update();
		this.folder.revision("index1", "base1", "CREATE UNIQUE INDEX CONCURRENTLY a ON users (email);",
				"DROP INDEX a;");
	}

	private void build(TestDatabase database) {
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		this.folder.revision("index1", "base1", "CREATE INDEX CONCURRENTLY a ON users (email);", "DROP INDEX a;");
	}

	private static void lock(Statement statement) {
		try {
			statement.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertEnds(Migrations migrations, CompletableFuture<?> run, int seconds) throws Exception {
		boolean ended = true;
		String failure = "";
		try {
			failure = String.valueOf(
					run.handle((done, ex) -> (ex != null) ? ex.getMessage() : "done").get(seconds, TimeUnit.SECONDS));
		}
		catch (TimeoutException ex) {
			ended = false;
			migrations.cancel(Duration.ofSeconds(2));
		}
		assertThat(ended).isTrue();
		assertThat(failure).contains("timeout");
	}

	private static MigrationConfiguration execution(int retry, int build) {
		return MigrationConfiguration.DEFAULTS.withExecution(new ExecutionSettings(Transaction.REVISION, true,
				Duration.ofSeconds(retry), Duration.ofSeconds(build)));
	}

	private Migrations migrations(TestDatabase database, MigrationConfiguration configuration) {
		return builder(database, configuration).build();
	}

	private MigrationsBuilder builder(TestDatabase database, MigrationConfiguration configuration) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).configuration(configuration);
	}

}
