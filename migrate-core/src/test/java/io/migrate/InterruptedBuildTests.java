package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.execute.RevisionFailedException;
import io.migrate.execute.StandaloneConflictException;
import io.migrate.graph.Target;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.InterferingProxy;
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
 * A process is killed while the server builds an index for it, concurrently.
 */
@PostgresTest
@Timeout(180)
class InterruptedBuildTests {

	private static final String BUILDING = "wait_event = 'virtualxid' AND query LIKE '%CREATE INDEX CONCURRENTLY%'";

	private static final String TRYING = "state = 'idle' AND query LIKE '%pg_try_advisory_lock%'";

	@TempDir
	private Path path;

	private TestDatabase database;

	private RevisionFolder folder;

	private Sessions sessions;

	@BeforeEach
	void prepare(TestDatabase database) {
		this.database = database;
		this.sessions = new Sessions(database.client());
		this.folder = new RevisionFolder(this.path.resolve("revisions"))
			.revision("base1", "", "CREATE TABLE users (email text);", "")
			.revision("index1", "base1", """
					ALTER TABLE users ADD COLUMN name text;
					CREATE INDEX CONCURRENTLY users_email ON users (lower(email));
					ALTER TABLE users ADD COLUMN age int;
					""", "");
		migrations().upgrade(Target.parse("base1"));
	}

	@EveryMajor
	@Test
	void whatTheServerFinishesAloneIsNotBuiltAgain() throws IOException, SQLException {
		try (InterferingProxy proxy = new InterferingProxy(this.database); OpenTransaction reader = reader()) {
			proxy.keepSessions();
			int orphan = killBuilding(proxy.url());
			CompletableFuture<MigrationReport> next = CompletableFuture
				.supplyAsync(() -> migrations().upgrade(Target.HEAD));
			this.sessions.await(TRYING);
			String left = index();
			reader.end();
			this.sessions.await("pid = " + orphan + " AND state = 'idle'");
			assertThat(progress()).containsExactly("1 done", "2 started");
			String finished = index();
			proxy.endSessions();
			assertThat(next.join().steps()).hasSize(1);
			assertThat(left).endsWith(" invalid");
			assertThat(finished).isEqualTo(left.replace("invalid", "valid"));
			assertThat(index()).isEqualTo(finished);
		}
		assertThatAllIsDone();
	}

	@EveryMajor
	@Test
	void whatTheServerDidNotFinishIsDroppedAndBuiltAgain() throws IOException, SQLException {
		String left = halfWay();
		assertThat(left).endsWith(" invalid");
		migrations().upgrade(Target.HEAD);
		assertThat(index()).endsWith(" valid").doesNotStartWith(left.split(" ")[0]);
		assertThatAllIsDone();
	}

	@Test
	void anotherIndexInItsPlaceStopsTheRunAndNothingIsChanged() throws IOException, SQLException {
		halfWay();
		execute("DROP INDEX users_email");
		execute("CREATE INDEX users_email ON users (email)");
		String other = index();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations().upgrade(Target.HEAD))
			.withCauseInstanceOf(StandaloneConflictException.class)
			.withMessageContaining("index1.sql:8: the index public.users_email is there with another definition")
			.satisfies((ex) -> assertThat(ex.action()).contains("Drop it or choose another name"));
		assertThat(index()).isEqualTo(other);
		assertThat(progress()).containsExactly("1 done", "2 started");
		assertThat(columns()).containsExactly("email", "name");
		execute("DROP INDEX users_email");
		migrations().upgrade(Target.HEAD);
		assertThatAllIsDone();
	}

	/**
	 * Ends the session as well, in the middle of its work.
	 * @return the index that is left
	 */
	private String halfWay() throws IOException, SQLException {
		try (OpenTransaction reader = reader()) {
			assertThat(reader).isNotNull();
			int orphan = killBuilding(this.database.url());
			this.sessions.terminate("pid = " + orphan);
			this.sessions.awaitNone("true");
		}
		return index();
	}

	private int killBuilding(String url) throws IOException {
		try (MigrationProcess process = MigrationProcess.start(this.path.resolve("log"), LockKind.SESSION)) {
			process.run(url, this.database, this.folder, "upgrade");
			return this.sessions.await(BUILDING);
		}
	}

	private OpenTransaction reader() throws SQLException {
		return new OpenTransaction(this.database, "SELECT 1");
	}

	private void assertThatAllIsDone() {
		assertThat(index()).endsWith(" valid");
		assertThat(columns()).containsExactly("email", "name", "age");
		assertThat(progress()).isEmpty();
		assertThat(list("SELECT id || ' ' || state FROM migrate_revision ORDER BY id")).containsExactly("base1 applied",
				"index1 applied");
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).locations(this.folder.location()).build();
	}

	// Which one it is, and in which file
	private String index() {
		List<String> indexes = list("SELECT c.oid || ' ' || relfilenode || CASE WHEN indisvalid THEN ' valid'"
				+ " ELSE ' invalid' END FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
				+ " WHERE indrelid = 'users'::regclass");
		assertThat(indexes).hasSize(1);
		return indexes.get(0);
	}

	private List<String> columns() {
		return list("SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"
				+ " ORDER BY attnum");
	}

	private List<String> progress() {
		return list("SELECT position || ' ' || state FROM migrate_statement ORDER BY position");
	}

	private List<String> list(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

	private void execute(String sql) {
		this.database.client().sql(sql).update();
	}

}
