package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

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
 * What statements of a revision find set, and what others see of the run.
 */
@PostgresTest
@Timeout(120)
@SuppressWarnings("try")
class RunSettingsTests {

	private static final String SEEN = "CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS value;";

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		this.folder.revision("base1", "", "CREATE TABLE users (email text, gone bool);", "DROP TABLE users;");
	}

	@Test
	void aStepBehindAConcurrentBuildHasALockTimeout(TestDatabase database) {
		this.folder.revision("index1", "base1", "CREATE INDEX CONCURRENTLY a ON users (email);", "DROP INDEX a;")
			.revision("next1", "index1", SEEN, "DROP TABLE seen;")
			.table("last1", "next1");
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		assertThat(seen(database)).isEqualTo("1s");
	}

	@Test
	void theLastCommitOfARunIsOnDisk(TestDatabase database) {
		database.client().sql("ALTER DATABASE " + database.name() + " SET synchronous_commit = on").update();
		this.folder.revision("watch1", "base1", """
				CREATE TABLE seen (value text);
				CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
				  INSERT INTO seen VALUES (new.revision || ' ' || current_setting('synchronous_commit'));
				  RETURN NULL; END $$;
				CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON migrate_event DEFERRABLE INITIALLY DEFERRED
				  FOR EACH ROW EXECUTE FUNCTION look();
				""", "DROP TABLE seen;")
			.revision("last1", "watch1",
					"-- migrate:allow-data without it, nothing waits\nUPDATE users SET gone = true;", "SELECT 1;");
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		assertThat(database.client().sql("SELECT value FROM seen WHERE value LIKE 'last1%'").query(String.class).list())
			.containsExactly("last1 on");
	}

	@Test
	void aLocalSettingOfAPieceThatIsDoneDoesNotReachAnother(TestDatabase database) {
		database.client().sql("CREATE SCHEMA app").update();
		this.folder.revision("local1", "base1", """
				SET LOCAL search_path = app;
				CREATE TABLE first (a int);
				VACUUM public.users;
				CREATE TABLE second (a int);
				SELECT 1 / (SELECT count(*) FROM public.users);
				""", "SELECT 1;");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database, execution(60, 60)).upgrade(Target.HEAD));
		database.client().sql("INSERT INTO users VALUES ('a')").update();
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		assertThat(database.client()
			.sql("SELECT schemaname FROM pg_tables WHERE tablename = 'second'")
			.query(String.class)
			.list()).containsExactly("public");
	}

	@Test
	void theLastRevisionMaySetItsIsolation(TestDatabase database) {
		this.folder.revision("last1", "base1", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;", "SELECT 1;");
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
	}

	@Test
	void aRevisionThatSetsItsLockTimeoutDecidesForItself(TestDatabase database) {
		this.folder.revision("own1", "base1", "SET lock_timeout = '7s'; VACUUM users;" + SEEN, "SELECT 1;");
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		assertThat(seen(database)).isEqualTo("7s");
	}

	@Test
	void aStatementTimeoutOfARevisionOutlivesABuild(TestDatabase database) {
		this.folder.revision("own1", "base1",
				"SET statement_timeout = '7s'; CREATE INDEX CONCURRENTLY a ON users (email);"
						+ SEEN.replace("lock_", "statement_"),
				"SELECT 1;");
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		assertThat(seen(database)).isEqualTo("7s");
	}

	@Test
	void aStepThatSharesATransactionUnderALeaseHasALockTimeout(TestDatabase database) {
		this.folder.revision("query1", "base1", "SELECT 1;", "SELECT 1;")
			.revision("next1", "query1", SEEN, "DROP TABLE seen;");
		ExecutionSettings together = new ExecutionSettings(Transaction.RUN, true, Duration.ofMinutes(1),
				Duration.ofMinutes(1));
		builder(database,
				MigrationConfiguration.DEFAULTS.withExecution(together)
					.withLocking(new Locking(LockKind.LEASE, Duration.ofMinutes(1))))
			.sideDataSource(database.dataSource())
			.build()
			.upgrade(Target.HEAD);
		assertThat(seen(database)).isEqualTo("1s");
	}

	@Test
	void whoBuildsAnIndexSaysSo(TestDatabase database) throws Exception {
		build(database);
		Migrations migrations = migrations(database, execution(60, 60));
		CompletableFuture<Void> run;
		String name;
		try (OpenTransaction open = new OpenTransaction(database, "INSERT INTO users VALUES ('a')")) {
			run = CompletableFuture.runAsync(() -> migrations.upgrade(Target.HEAD));
			int process = new Sessions(database.client())
				.await("query LIKE 'CREATE INDEX CONC%' AND wait_event_type = 'Lock'");
			name = database.client()
				.sql("SELECT application_name FROM pg_stat_activity WHERE pid = ?")
				.param(process)
				.query(String.class)
				.single();
		}
		run.get(30, TimeUnit.SECONDS);
		assertThat(name).endsWith("upgrade index1");
	}

	@Test
	void aLeaseSaysWhichRevisionItsHolderRuns(TestDatabase database) {
		database.client().sql("CREATE TABLE seen (value text)").update();
		this.folder.revision("slow1", "base1", """
				-- migrate:allow-data it writes down what it sees
				SELECT pg_sleep(7);
				INSERT INTO seen SELECT doing FROM migrate_lease;
				""", "SELECT 1;");
		builder(database, execution(60, 60).withLocking(new Locking(LockKind.LEASE, Duration.ofMinutes(1))))
			.sideDataSource(database.dataSource())
			.build()
			.upgrade(Target.HEAD);
		assertThat(seen(database)).isEqualTo("upgrade slow1");
	}

	@Test
	void theRevisionThatWasCancelledIsNamed(TestDatabase database) {
		this.folder.revision("slow1", "base1", "SET LOCAL statement_timeout = 300; SELECT pg_sleep(2);", "SELECT 1;")
			.table("last1", "slow1");
		ExecutionSettings together = new ExecutionSettings(Transaction.RUN, true, Duration.ofMinutes(1),
				Duration.ofMinutes(1));
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database, MigrationConfiguration.DEFAULTS.withExecution(together))
				.upgrade(Target.HEAD))
			.withMessageContaining("The upgrade of revision slow1")
			.withMessageContaining("slow1.sql:7:");
	}

	private void build(TestDatabase database) {
		migrations(database, execution(60, 60)).upgrade(Target.HEAD);
		this.folder.revision("index1", "base1", "CREATE INDEX CONCURRENTLY a ON users (email);", "DROP INDEX a;");
	}

	private static String seen(TestDatabase database) {
		return database.client().sql("SELECT value FROM seen").query(String.class).single();
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
