package io.migrate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * An administrator ends the session of a run while its statement waits for somebody.
 */
@PostgresTest
@Timeout(180)
class LostSessionTests {

	private static final Obstacle LOCKED = new Obstacle("LOCK TABLE users IN ACCESS SHARE MODE", "relation");

	private static final Obstacle SNAPSHOT = new Obstacle("SELECT 1", "virtualxid");

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(TestDatabase database, @TempDir Path path) {
		this.database = database;
		this.folder = new RevisionFolder(path).revision("base1", "", "CREATE TABLE users (email text);", "");
		migrations().upgrade(Target.HEAD);
	}

	@EveryMajor
	@Test
	void aTransactionIsRolledBackAndRunsAgain() throws SQLException {
		next("CREATE TABLE book (id int);\nALTER TABLE users ADD COLUMN name text;");
		assertThat(lose(LOCKED)).hasMessageContaining("next1.sql: terminating connection due to administrator command")
			.hasMessageContaining("Not known: whether the database still committed this revision");
		assertThat(tables()).containsExactly("users(email)");
		assertThat(states()).containsExactly("base1 applied");
		goOn("book(id)", "users(email, name)");
	}

	@EveryMajor
	@Test
	void aPieceIsRolledBackAndWhatWasDoneBeforeIsKept() throws SQLException {
		next("""
				CREATE TABLE book (id int);
				CREATE INDEX CONCURRENTLY book_id ON book (id);
				CREATE TABLE note (id int);
				ALTER TABLE users ADD COLUMN name text;
				""");
		assertThat(lose(LOCKED)).hasMessageContaining("Left half-way: what was recorded as done is kept");
		assertThat(tables()).containsExactly("book(id)", "users(email)");
		assertThat(states()).containsExactly("base1 applied", "next1 upgrading", "1 done", "2 done");
		goOn("book(id)", "note(id)", "users(email, name)");
	}

	@EveryMajor
	@Test
	void aConcurrentBuildIsDoneAgain() throws SQLException {
		next("""
				ALTER TABLE users ADD COLUMN name text;
				CREATE INDEX CONCURRENTLY users_name ON users (name);
				CREATE TABLE note (id int);
				""");
		assertThat(lose(SNAPSHOT))
			.hasMessageContaining("next1.sql:8:1: terminating connection due to administrator command")
			.hasMessageContaining("Left half-way: what was recorded as done is kept");
		assertThat(tables()).containsExactly("users(email, name)");
		assertThat(states()).containsExactly("base1 applied", "next1 upgrading", "1 done", "2 started");
		goOn("note(id)", "users(email, name)");
		assertThat(list("SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index JOIN pg_class c"
				+ " ON c.oid = indexrelid WHERE c.relname LIKE 'users%'"))
			.containsExactly("users_name true");
	}

	@Test
	void aTimeLimitThatEndsTheSessionIsNamed() {
		assumeThat(this.database.serverMajor()).describedAs("the server knows the setting").isGreaterThanOrEqualTo(17);
		next("SET transaction_timeout = 300;\nCREATE TABLE book (id int);\nSELECT pg_sleep(2);");
		assertThat(failure()).isNotNull()
			.hasMessageContaining("terminating connection due to transaction timeout")
			.satisfies((ex) -> assertThat(ex.action()).contains("by a time limit"));
		assertThat(tables()).containsExactly("users(email)");
	}

	private void next(String upgrade) {
		this.folder.revision("next1", "base1", upgrade, "");
	}

	/**
	 * Ends the session when it waits for another one.
	 * @param obstacle what the other one does
	 * @return how the run failed
	 */
	private @Nullable RevisionFailedException lose(Obstacle obstacle) throws SQLException {
		try (OpenTransaction open = new OpenTransaction(this.database, obstacle.statement())) {
			assertThat(open).isNotNull();
			CompletableFuture<@Nullable RevisionFailedException> run = CompletableFuture.supplyAsync(this::failure);
			Sessions sessions = new Sessions(this.database.client());
			int session = sessions.await("wait_event_type = 'Lock' AND wait_event = '" + obstacle.event() + "'");
			sessions.terminate("pid = " + session);
			RevisionFailedException failure = run.join();
			assertThat(failure).isNotNull();
			assertThat(failure.action()).contains("The connection to the database was lost");
			return failure;
		}
	}

	private @Nullable RevisionFailedException failure() {
		try {
			migrations().upgrade(Target.HEAD);
			return null;
		}
		catch (RevisionFailedException ex) {
			return ex;
		}
	}

	private void goOn(String... tables) {
		migrations().upgrade(Target.HEAD);
		assertThat(tables()).containsExactly(tables);
		assertThat(states()).containsExactly("base1 applied", "next1 applied");
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
	}

	private List<String> tables() {
		return list("SELECT relname || '(' || string_agg(attname, ', ' ORDER BY attnum) || ')' FROM pg_class c"
				+ " JOIN pg_attribute ON attrelid = c.oid WHERE relnamespace = 'public'::regnamespace"
				+ " AND relkind = 'r' AND relname !~ '^migrate_' AND attnum > 0 GROUP BY relname ORDER BY relname");
	}

	private List<String> states() {
		return list("SELECT id || ' ' || state FROM (SELECT 1 AS kind, id, state FROM migrate_revision UNION ALL"
				+ " SELECT 2, position::text, state FROM migrate_statement) AS progress ORDER BY kind, id");
	}

	private List<String> list(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

	/**
	 * What another session does that is in the way.
	 *
	 * @param statement the statement
	 * @param event what a session waits for then; a concurrent build waits for whoever
	 * looks, for a moment, too
	 */
	private record Obstacle(String statement, String event) {

	}

}
