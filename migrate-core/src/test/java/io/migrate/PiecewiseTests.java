package io.migrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.migrate.execute.ChangedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Revisions of which a part cannot run in a transaction.
 */
@PostgresTest
class PiecewiseTests {

	private static final String UNIQUE = """
			ALTER TABLE users ADD COLUMN name text;
			CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (lower(email));
			ALTER TABLE users ADD COLUMN age int;
			""";

	private static final String UNDO = """
			ALTER TABLE users DROP COLUMN age;
			DROP INDEX CONCURRENTLY users_email;
			ALTER TABLE users DROP COLUMN name;
			""";

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
		this.folder.revision("base1", "", "CREATE TABLE users (email text);", "DROP TABLE users;");
	}

	@EveryMajor
	@Test
	void anIndexIsBuiltConcurrentlyAndTakenBack(TestDatabase database) {
		this.folder.revision("index1", "base1", UNIQUE, UNDO);
		migrations(database).upgrade(Target.HEAD);
		assertThat(columns(database)).containsExactly("email", "name", "age");
		assertThat(indexes(database)).containsExactly("users_email valid");
		assertThat(states(database)).containsExactly("base1 applied", "index1 applied");
		assertThat(progress(database)).isEmpty();
		migrations(database).downgrade(Target.parse("-1"));
		assertThat(columns(database)).containsExactly("email");
		assertThat(indexes(database)).isEmpty();
		assertThat(states(database)).containsExactly("base1 applied");
	}

	@EveryMajor
	@Test
	void anIndexMayNameItsTableInItsPredicate(TestDatabase database) {
		this.folder.revision("index1", "base1",
				"CREATE INDEX CONCURRENTLY users_email ON users (email) WHERE NOT users.email = '';", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(indexes(database)).containsExactly("users_email valid");
		assertThat(states(database)).containsExactly("base1 applied", "index1 applied");
	}

	@EveryMajor
	@Test
	void aFailedBuildLeavesNoInvalidIndexAndTheNextRunGoesOnWithIt(TestDatabase database) {
		halfWay(database);
		assertThat(columns(database)).containsExactly("email", "name");
		assertThat(indexes(database)).isEmpty();
		assertThat(states(database)).containsExactly("base1 applied", "index1 upgrading");
		assertThat(progress(database)).containsExactly("1 done", "2 started");
		assertThat(migrations(database).status().state()).isEqualTo(MigrationStatus.State.PARTIAL);
		execute(database, "DELETE FROM users");
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).hasSize(1);
		assertThat(columns(database)).containsExactly("email", "name", "age");
		assertThat(indexes(database)).containsExactly("users_email valid");
		assertThat(states(database)).containsExactly("base1 applied", "index1 applied");
		assertThat(progress(database)).isEmpty();
	}

	@Test
	void whatFailedSaysWhereTheNextRunGoesOn(TestDatabase database) {
		assertThat(halfWay(database)).hasMessageContaining("index1.sql:8:1: could not create unique index")
			.hasMessageContaining("Left half-way: what was recorded as done is kept");
	}

	@Test
	void aFirstPartThatFailsIsRolledBackWhole(TestDatabase database) {
		this.folder.revision("index1", "base1", "ALTER TABLE nowhere ADD COLUMN a int; VACUUM users;", UNDO);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD))
			.withMessageContaining("Rolled back: this revision, whole.");
		assertThat(states(database)).containsExactly("base1 applied");
		assertThat(progress(database)).isEmpty();
	}

	@Test
	void whatIsNotYetDoneMayBeCorrected(TestDatabase database) {
		halfWay(database);
		this.folder.revision("index1", "base1", UNIQUE.replace("UNIQUE ", ""), UNDO);
		migrations(database).upgrade(Target.HEAD);
		assertThat(indexes(database)).containsExactly("users_email valid");
		assertThat(migrations(database).status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
	}

	@Test
	void whatIsDoneMayNotBeChanged(TestDatabase database) {
		halfWay(database);
		this.folder.revision("index1", "base1", UNIQUE.replace("name text", "name varchar"), UNDO);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD))
			.withCauseInstanceOf(ChangedStatementsException.class)
			.withMessageContaining("index1.sql:7: statement 1 was already run with another text");
		assertThat(progress(database)).containsExactly("1 done", "2 started");
	}

	@Test
	void whatIsHalfWayDownGoesOnDownBeforeAnythingElse(TestDatabase database) {
		this.folder.revision("index1", "base1", "CREATE INDEX CONCURRENTLY users_email ON users (email);", """
				DROP INDEX CONCURRENTLY users_email;
				CREATE UNIQUE INDEX CONCURRENTLY users_other ON users (email);
				DROP INDEX CONCURRENTLY users_other;
				""");
		migrations(database).upgrade(Target.HEAD);
		execute(database, "INSERT INTO users VALUES ('a'), ('a')");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).downgrade(Target.parse("-1")));
		assertThat(states(database)).containsExactly("base1 applied", "index1 downgrading");
		execute(database, "DELETE FROM users");
		assertThat(migrations(database).upgrade(Target.HEAD).steps())
			.extracting((step) -> step.action() + " " + step.id())
			.containsExactly("DOWNGRADE index1", "UPGRADE index1");
		assertThat(indexes(database)).containsExactly("users_email valid");
	}

	@Test
	void settingsAreSetAgainWhereTheNextRunGoesOn(TestDatabase database) {
		execute(database, "CREATE SCHEMA app");
		this.folder.revision("path1", "base1", """
				SET search_path = app;
				CREATE TABLE t (id int);
				-- migrate:allow-data the index is to fail
				INSERT INTO t VALUES (1), (1);
				CREATE UNIQUE INDEX CONCURRENTLY t_id ON t (id);
				CREATE TABLE u (id int);
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD));
		execute(database, "DELETE FROM app.t");
		migrations(database).upgrade(Target.HEAD);
		assertThat(database.client().sql("SELECT to_regclass('app.u') IS NOT NULL").query(Boolean.class).single())
			.isTrue();
	}

	@Test
	void aRoleThatMayNotWriteOurTablesRunsPieceByPiece(TestDatabase database) {
		execute(database, "CREATE ROLE " + database.name() + "_owner");
		try {
			execute(database, "GRANT CREATE, USAGE ON SCHEMA public TO " + database.name() + "_owner");
			this.folder.revision("role1", "base1", "SET ROLE " + database.name() + "_owner;\n" + """
					CREATE TABLE t (id int);
					CREATE INDEX CONCURRENTLY t_id ON t (id);
					CREATE TABLE u (id int);
					""", "");
			migrations(database).upgrade(Target.HEAD);
			assertThat(states(database)).containsExactly("base1 applied", "role1 applied");
		}
		finally {
			execute(database, "DROP OWNED BY " + database.name() + "_owner");
			execute(database, "DROP ROLE " + database.name() + "_owner");
		}
	}

	@Test
	void stampingPutsAnEndToWhatIsHalfWay(TestDatabase database) {
		halfWay(database);
		execute(database, "DELETE FROM users");
		execute(database, "CREATE UNIQUE INDEX users_email ON users (lower(email))");
		execute(database, "ALTER TABLE users ADD COLUMN age int");
		migrations(database).stamp(Target.HEAD);
		assertThat(states(database)).containsExactly("base1 applied", "index1 applied");
		assertThat(progress(database)).isEmpty();
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).isEmpty();
	}

	@Test
	void aProcedureThatCommitsRunsWhenSomebodyVouchesForIt(TestDatabase database) {
		String procedure = "CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO users VALUES ('a'); COMMIT; END $$;\n";
		this.folder.revision("call1", "base1", procedure + "CALL fill();", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD))
			.satisfies((ex) -> assertThat(ex.action()).contains("-- migrate:rerunnable <reason>"));
		this.folder.revision("call1", "base1",
				procedure + "-- migrate:rerunnable one more row does no harm\nCALL fill();", "");
		migrations(database).upgrade(Target.HEAD);
		assertThat(database.client().sql("SELECT count(*) FROM users").query(Integer.class).single()).isOne();
	}

	@Test
	void whatNobodyKnowsInACodeVersionIsLeftToTheOtherOne(TestDatabase database, @TempDir Path other) {
		halfWay(database);
		RevisionFolder older = new RevisionFolder(other).revision("base1", "", "CREATE TABLE users (email text);",
				"DROP TABLE users;");
		assertThat(
				Migrations.on(database.dataSource()).locations(older.location()).build().upgrade(Target.HEAD).steps())
			.isEmpty();
		assertThat(states(database)).containsExactly("base1 applied", "index1 upgrading");
	}

	@EveryMajor
	@Test
	void anIndexIsBuiltConcurrentlyWhileSevenOthersWait(TestDatabase database) throws Exception {
		this.folder.revision("index1", "base1", UNIQUE, UNDO);
		this.folder.table("last1", "index1");
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Integer>> instances = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				instances.add(() -> migrations(database).upgrade(Target.HEAD).steps().size());
			}
			int steps = 0;
			for (Future<Integer> instance : threads.invokeAll(instances)) {
				steps += instance.get();
			}
			assertThat(steps).isEqualTo(3);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(indexes(database)).contains("users_email valid");
	}

	private RevisionFailedException halfWay(TestDatabase database) {
		this.folder.revision("index1", "base1", UNIQUE, UNDO);
		migrations(database).upgrade(Target.parse("base1"));
		execute(database, "INSERT INTO users VALUES ('a'), ('A')");
		try {
			migrations(database).upgrade(Target.HEAD);
		}
		catch (RevisionFailedException ex) {
			return ex;
		}
		throw new AssertionError("The build has not failed");
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).build();
	}

	private static void execute(TestDatabase database, String sql) {
		database.client().sql(sql).update();
	}

	private static List<String> columns(TestDatabase database) {
		return list(database, "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0"
				+ " AND NOT attisdropped ORDER BY attnum");
	}

	private static List<String> indexes(TestDatabase database) {
		return list(database, "SELECT indexrelid::regclass || CASE WHEN indisvalid THEN ' valid' ELSE ' invalid' END"
				+ " FROM pg_index WHERE indrelid = 'users'::regclass ORDER BY 1");
	}

	private static List<String> states(TestDatabase database) {
		return list(database, "SELECT id || ' ' || state FROM migrate_revision ORDER BY id");
	}

	private static List<String> progress(TestDatabase database) {
		return list(database, "SELECT position || ' ' || state FROM migrate_statement ORDER BY position");
	}

	private static List<String> list(TestDatabase database, String sql) {
		return database.client().sql(sql).query(String.class).list();
	}

}
