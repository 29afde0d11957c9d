package io.migrate.sample;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.sample.PackagedApplication.Outcome;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptClient;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The command line of the packaged jar. Each start costs seconds, so each test is a
 * story.
 */
@PostgresTest
@Timeout(600)
class PackagedCommandsIT {

	/** The exit value of a process that Ctrl-C ended. */
	private static final int INTERRUPTED = 128 + 2;

	private static final int CTRL_C = 3;

	private static final String SLEEPING = "SELECT wait_event FROM pg_stat_activity"
			+ " WHERE wait_event = 'PgSleep' AND datname = current_database()";

	private Path path;

	private TestDatabase database;

	private PackagedApplication application;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.path = path;
		this.database = database;
		this.application = new PackagedApplication(path, database);
	}

	@Test
	void aDatabaseGoesUpAndDownAndSaysWhereItIs() throws Exception {
		assertThat(done("upgrade", "5c0d")).matches("""
				\\(1/2\\) upgrade b342af89685a create users in \\d+ ms
				\\(2/2\\) upgrade 5c0de1f7a2b4 create documents in \\d+ ms
				Done: 2 steps in \\d+ ms
				""");
		Outcome check = this.application.migrate("current", "--check-heads");
		assertThat(check.exitValue()).isEqualTo(1);
		assertThat(check.out()).isEqualTo("5c0de1f7a2b4 (branchpoint)\n");
		assertThat(check.error()).contains("Error: The database stands at 5c0de1f7a2b4, in state PENDING.")
			.contains("'migrate upgrade heads' brings it there");
		assertThat(done("upgrade")).contains("(8/8) upgrade 7be2516c90af").contains("Done: 8 steps");
		assertThat(done("history", "-r", "-2:current")).isEqualTo("""
				0a6fe38b45d2 -> 7be2516c90af (access, ocr) (head), create document overview
				c4780ad9e51b -> 0a6fe38b45d2 (access, ocr), touch documents on change
				f06b9a2c1d77, 6d0f3b18c5e9 -> c4780ad9e51b (access, ocr) (mergepoint), merge OCR and access
				""");
		assertThat(done("downgrade", "-1")).startsWith("(1/1) downgrade 7be2516c90af create document overview");
		assertThat(strings("SELECT viewname FROM pg_views")).doesNotContain("document_overview");
	}

	@Test
	void aBackfillThatIsKilledGoesOnWhereItWas() throws Exception {
		int users = 200_000;
		migrations().upgrade(Target.HEAD);
		this.database.client()
			.sql("INSERT INTO users (email, name) SELECT n || '@example.org', 'User' FROM generate_series(1, :users) AS n")
			.param("users", users)
			.update();
		Process process = this.application.start("populate");
		while (strings("SELECT user_id::text FROM group_members LIMIT 1").isEmpty()) {
			assertThat(process.isAlive()).isTrue();
			Thread.sleep(5);
		}
		process.destroyForcibly().waitFor();
		assertThat(strings("SELECT state FROM migrate_population WHERE name = 'everyone-backfill'"))
			.containsExactly("partial");
		assertThat(done("populate", "--dry-run")).isEqualTo("populate everyone-backfill (unfinished)\n");
		assertThat(done("populate")).matches("populate everyone-backfill: " + users + " rows in \\d+ ms\n");
		assertThat(strings("SELECT count(*)::text FROM group_members")).containsExactly(String.valueOf(users));
	}

	@Test
	void theRevisionsMakeWhatTheEntitiesSay() throws Exception {
		done("upgrade");
		assertThat(done("check")).isEmpty();
		this.database.client().sql("ALTER TABLE users DROP COLUMN name CASCADE").update();
		Outcome check = this.application.migrate("check");
		assertThat(check.exitValue()).isEqualTo(1);
		assertThat(check.out()).isEqualTo("column public.users.name is missing\n");
		Files.createDirectories(this.path.resolve("src/main/resources/db/revisions"));
		assertThat(createdBy("revision", "--autogenerate", "-m", "names again")).content()
			.contains("ALTER TABLE public.users ADD COLUMN name varchar(255)");
	}

	@Test
	void aWrongCallIsNoFailure() throws Exception {
		Outcome outcome = this.application.migrate("upgrade", "5c0d:head");
		assertThat(outcome.exitValue()).isEqualTo(2);
		assertThat(outcome.out()).isEmpty();
		assertThat(outcome.error()).contains("--sql").contains("'migrate upgrade --help' shows how it is called.");
	}

	@Test
	void aRevisionIsCreatedAndMerged() throws Exception {
		Files.createDirectories(this.path.resolve("src/main/resources/db/revisions"));
		Path revision = createdBy("revision", "-m", "tag documents", "--head", "0a6f", "--splice");
		assertThat(revision).content().contains("Revises:       0a6fe38b45d2\n");
		String id = revision.getFileName().toString().split("_")[2];
		assertThat(createdBy("merge", "heads", "-m", "merge tags")).content()
			.contains("Revises:       " + id + ", 7be2516c90af\n");
	}

	@Test
	void whatSomebodyHasTakenAwayIsFoundAndBroughtBack() throws Exception {
		done("upgrade", "--populate");
		assertThat(done("verify")).isEmpty();
		this.database.client().sql("ALTER TABLE documents DROP COLUMN title CASCADE").update();
		this.database.client().sql("DELETE FROM roles").update();
		Outcome verify = this.application.migrate("verify");
		assertThat(verify.exitValue()).isEqualTo(1);
		assertThat(verify.out()).contains("  missing: view public.document_overview\n")
			.contains("  missing: column public.documents.title\n")
			.contains("  rows missing: population roles (");
		Files.createDirectories(this.path.resolve("src/main/resources/db/revisions"));
		createdBy("repair", "-m", "bring it back");
		String locations = "--migrate.locations=classpath:db/revisions,file:src/main/resources/db/revisions";
		assertThat(done("upgrade", locations)).contains("(1/1) upgrade ").contains("bring it back");
		assertThat(done("populate", "--force", "roles")).startsWith("populate roles: ");
		assertThat(done("verify", locations)).isEmpty();
	}

	private Path createdBy(String... command) throws Exception {
		String line = done(command);
		assertThat(line).startsWith("src/main/resources/db/revisions/").endsWith(".sql\n").containsOnlyOnce("\n");
		return this.path.resolve(line.strip());
	}

	@Test
	void aScriptIsRunByPsql() throws Exception {
		assumeTrue(ScriptClient.isPsqlInstalled());
		migrations().upgrade(Target.parse("5c0d"));
		String script = done("upgrade", "5c0d:head", "--sql");
		assertThat(ScriptClient.PSQL.run(this.database, script))
			.satisfies((run) -> assertThat(run.success()).as(run.output()).isTrue());
		assertThat(done("current", "--check-heads")).isEqualTo("7be2516c90af (access, ocr) (head)\n");
	}

	@Test
	void aTerminalShowsTheGraphInColours() throws Exception {
		migrations().upgrade(Target.parse("0a6f"));
		Process process = this.application.migrateInTerminal("history", "--graph");
		process.getOutputStream().close();
		assertThat(PackagedApplication.exitValue(process)).as(this.application.shown()).isZero();
		assertThat(this.application.shown().lines()).startsWith(
				"\u001b[2m○\u001b[0m  \u001b[2m7be2516c90af (access, ocr) (head) create document overview\u001b[0m",
				"\u001b[1;32m◉\u001b[0m  \u001b[33m0a6fe38b45d2\u001b[0m \u001b[36m(access, ocr)\u001b[0m"
						+ " \u001b[1;32m(current)\u001b[0m touch documents on change");
	}

	@Test
	void whoPressesControlCLosesNothing() throws Exception {
		migrations().upgrade(Target.HEAD);
		this.database.client().sql("CREATE TABLE pace AS SELECT 600 AS seconds").update();
		RevisionFolder folder = new RevisionFolder(this.path.resolve("more")).revision("51ee", "7be2516c90af",
				"CREATE TABLE slow (id int);\nSELECT pg_sleep(seconds) FROM pace;", "DROP TABLE slow;");
		String locations = "--migrate.locations=classpath:db/revisions," + folder.location();
		Process process = this.application.migrateInTerminal("upgrade", locations);
		try (OutputStream keyboard = process.getOutputStream()) {
			while (strings(SLEEPING).isEmpty()) {
				assertThat(process.isAlive()).as(this.application.shown()).isTrue();
				Thread.sleep(50);
			}
			keyboard.write(CTRL_C);
			keyboard.flush();
			assertThat(PackagedApplication.exitValue(process)).isEqualTo(INTERRUPTED);
		}
		assertThat(this.application.shown()).contains("This process was told to end", "The upgrade of revision 51ee",
				"Rolled back: this revision, whole.", "the next run goes on from here by itself");
		assertThat(strings("SELECT id FROM migrate_revision")).hasSize(10).doesNotContain("51ee");
		assertThat(strings("SELECT tablename FROM pg_tables")).contains("documents").doesNotContain("slow");
		this.database.client().sql("UPDATE pace SET seconds = 0").update();
		assertThat(done("upgrade", locations)).contains("(1/1) upgrade 51ee revision 51ee");
	}

	private String done(String... command) throws Exception {
		Outcome outcome = this.application.migrate(command);
		assertThat(outcome.exitValue()).as(outcome.error()).isZero();
		return outcome.out();
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource()).build();
	}

	private List<String> strings(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

}
