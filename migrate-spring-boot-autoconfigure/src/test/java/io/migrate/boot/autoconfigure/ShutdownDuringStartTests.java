package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is told to end (SIGTERM) while it starts.
 */
@PostgresTest
@Timeout(60)
class ShutdownDuringStartTests {

	/** Far below the sleep of the revision, far above what a slow machine needs. */
	private static final int SOON = 20;

	private static final String SLEEPING = "SELECT count(*) FROM pg_stat_activity"
			+ " WHERE wait_event = 'PgSleep' AND datname = ?";

	private Path path;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.path = path;
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
	}

	@Test
	void aRunningStatementIsCancelledAndTheNextStartGoesOn() throws Exception {
		try (ChildApplication child = startWithSleep()) {
			assertThat(child.terminate(SOON)).as(child.output()).isTrue();
			assertThatItEndedCalmly(child);
		}
		assertThatNothingIsLeft();
		this.folder.table("bbbb", "aaaa");
		assertThat(migrations().upgrade(Target.HEAD).steps()).hasSize(1);
	}

	@Test
	void springsOwnHookIsNotNeeded() throws Exception {
		try (ChildApplication child = startWithSleep("spring.main.register-shutdown-hook=false")) {
			assertThat(child.terminate(SOON)).as(child.output()).isTrue();
		}
		assertThatNothingIsLeft();
	}

	private ChildApplication startWithSleep(String... settings) throws Exception {
		this.folder.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nSELECT pg_sleep(60);", "");
		ChildApplication child = start(settings);
		await(SLEEPING);
		return child;
	}

	private void assertThatNothingIsLeft() {
		assertThat(tables()).containsExactly("aaaa", "migrate_definition", "migrate_event", "migrate_population",
				"migrate_population_batch", "migrate_revision", "migrate_size", "migrate_statement");
		assertThat(count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
				+ " AND database = (SELECT oid FROM pg_database WHERE datname = ?)"))
			.isZero();
		assertThat(count("SELECT count(*) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()"
				+ " AND state <> 'idle'"))
			.isZero();
	}

	@Test
	void theWaitForTheLockOfAnotherIsEnded() throws Exception {
		this.folder.revision("bbbb", "aaaa", "SELECT pg_sleep(60);", "");
		Migrations other = migrations();
		ExecutorService thread = Executors.newSingleThreadExecutor();
		Future<?> migrating = thread.submit(() -> other.upgrade(Target.HEAD));
		try {
			await(SLEEPING);
			try (ChildApplication child = start()) {
				await("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_try_advisory_lock%' AND query NOT LIKE '%FROM pg_stat_activity%' AND pid <> pg_backend_pid()"
						+ " AND state = 'idle' AND datname = ?");
				assertThat(child.terminate(SOON)).as(child.output()).isTrue();
				assertThatItEndedCalmly(child);
			}
			assertThat(migrating).isNotDone();
		}
		finally {
			assertThat(other.cancel(Duration.ofSeconds(SOON))).isTrue();
			thread.shutdownNow();
		}
	}

	@Test
	void theWaitForTheRevisionsOfAnotherIsEnded() throws Exception {
		try (ChildApplication child = start("migrate.on-startup=wait")) {
			while (!child.output().contains("Waiting for 1 revision, next: aaaa (revision aaaa); 0 s so far")) {
				Thread.sleep(50);
			}
			assertThat(child.terminate(SOON)).as(child.output()).isTrue();
			assertThatItEndedCalmly(child);
		}
		assertThat(tables()).isEmpty();
	}

	@Test
	void nothingBeginsOnceTheProcessIsEnding() throws Exception {
		try (ChildApplication child = start(ChildApplication.ENDING)) {
			assertThat(child.process().waitFor(SOON, TimeUnit.SECONDS)).isTrue();
			assertThat(child.output()).contains("This process was told to end").doesNotContain("\tat ");
		}
		assertThat(tables()).isEmpty();
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
	}

	private static void assertThatItEndedCalmly(ChildApplication child) throws IOException {
		assertThat(child.output()).contains("This process is to end: cancelling what it does with the schema")
			.doesNotContain("\tat ");
	}

	private ChildApplication start(String... settings) throws IOException {
		return ChildApplication.start(this.path.resolve("log"), this.database, this.folder, settings);
	}

	private void await(String sql) throws InterruptedException {
		while (count(sql) == 0) {
			Thread.sleep(50);
		}
	}

	private long count(String sql) {
		return this.database.client().sql(sql).param(this.database.name()).query(Long.class).single();
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
			.query(String.class)
			.list();
	}

}
