package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.graph.Target;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stops a start when the revisions are well-formed.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class MigrationFailureAnalyzerTests {

	private RevisionFolder folder;

	private TestDatabase database;

	private CapturedOutput output;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database, CapturedOutput output) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.database = database;
		this.output = output;
	}

	@Test
	void severalHeadsAreNamed() {
		this.folder.table("bbbb", "aaaa").table("cccc", "aaaa");
		StartFailure failure = start();
		assertThat(failure.description())
			.isEqualTo("'migrate.target' is 'head'. The target 'head' means one head, but there are 2: bbbb, cccc");
		assertThat(failure.action()).contains("label@head", "heads", "merge");
		assertThat(tables()).isEmpty();
	}

	@Test
	void anUnknownTargetIsNamedWithWhatIsNear() {
		this.folder.table("abcdef123456", "aaaa");
		StartFailure failure = start("migrate.target=abcdef12345x");
		assertThat(failure.description())
			.isEqualTo("'migrate.target' is 'abcdef12345x'. There is no revision or branch 'abcdef12345x'");
		assertThat(failure.action()).startsWith("Did you mean abcdef123456?");
		assertThat(tables()).isEmpty();
	}

	@Test
	void whatIsNoTargetIsShownWithTheFormsOfOne() {
		StartFailure failure = start("migrate.target=aaaa bbbb");
		assertThat(failure.description()).startsWith("Cannot read the target 'aaaa bbbb'");
		assertThat(failure.action()).startsWith("Write head, heads, base, a revision id");
		assertThat(tables()).isEmpty();
	}

	@Test
	void anEditedRevisionIsNamedWithWhenAndByWhomItWasApplied() {
		upgrade();
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id int);", "DROP TABLE aaaa;").table("bbbb", "aaaa");
		StartFailure failure = start();
		assertThat(failure.description()).startsWith("""
				The upgrade section of applied revisions was edited:
				  %s/aaaa.sql: aaaa (revision aaaa), applied 20""".formatted(this.folder.path()))
			.contains(" by " + this.database.user() + "@");
		assertThat(failure.action()).startsWith("Take the edit back and write it as a new revision.");
		assertThat(tables()).containsExactly("aaaa", "migrate_definition", "migrate_event", "migrate_population",
				"migrate_population_batch", "migrate_revision", "migrate_size", "migrate_statement");
	}

	@Test
	void aFailingStatementIsShownWithLineColumnAndCaret() {
		this.folder.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nCREATE TABLE cccc (\n  id  integr\n);", "");
		StartFailure failure = start();
		assertThat(failure.description()).isEqualTo("""
				The upgrade of revision bbbb (revision bbbb) failed.

				%s/bbbb.sql:9:7: type "integr" does not exist [42704]

				    9 |   id  integr
				              ^

				Rolled back: this revision, whole. Kept: the step before it in this run."""
			.formatted(this.folder.path()));
		assertThat(failure.action()).startsWith("Check the spelling;");
		assertThat(tables()).containsExactly("aaaa", "migrate_definition", "migrate_event", "migrate_population",
				"migrate_population_batch", "migrate_revision", "migrate_size", "migrate_statement");
	}

	@Test
	void theNextStartGoesOnAfterTheCorrection() {
		this.folder.revision("bbbb", "aaaa", "CREATE TABL bbbb (id int);", "");
		start();
		this.folder.table("bbbb", "aaaa");
		upgrade();
		assertThat(tables()).containsExactly("aaaa", "bbbb", "migrate_definition", "migrate_event",
				"migrate_population", "migrate_population_batch", "migrate_revision", "migrate_size",
				"migrate_statement");
	}

	@Test
	void aDatabaseThatIsNotThereIsNamed() {
		StartFailure failure = start("spring.datasource.url=" + this.database.url() + "_not",
				// The pool would print a stack trace of its own
				"logging.level.com.zaxxer.hikari=off");
		assertThat(failure.description()).isEqualTo("There is no connection to the database: FATAL: database \""
				+ this.database.name() + "_not\" does not exist");
		assertThat(failure.action()).startsWith("See that the server is up and that the URL");
	}

	@Test
	void aUserWithoutCreateIsToldWhatToGrant() {
		String user = "reader_of_" + this.database.name();
		this.database.client().sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC").update();
		this.database.client().sql("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'").update();
		try {
			StartFailure failure = start("spring.datasource.username=" + user, "spring.datasource.password=secret");
			assertThat(failure.description())
				.isEqualTo("The database says: permission denied for schema public [42501]");
			assertThat(failure.action()).contains("GRANT USAGE, CREATE ON SCHEMA");
			assertThat(tables()).isEmpty();
		}
		finally {
			this.database.client().sql("DROP ROLE " + user).update();
		}
	}

	@Test
	void aLockThatIsNotToBeHadIsNamedWithItsHolder() {
		List<StartFailure> failures = new ArrayList<>();
		Migrations.on(this.database.dataSource()).locations(this.folder.location()).listener((event) -> {
			// The run that tells this has the lock
			if (event instanceof MigrationEvent.RunStarted) {
				failures.add(start("migrate.lock-timeout=0s"));
			}
		}).build().upgrade(Target.HEAD);
		assertThat(failures).singleElement().satisfies((failure) -> {
			assertThat(failure.description()).startsWith("Waited 0 s for the migration lock, which is held by pid ");
			assertThat(failure.action()).contains("'migrate.lock-timeout'");
		});
	}

	@Test
	void tablesOfAnEarlierToolStopTheFirstRun() {
		this.database.client().sql("CREATE TABLE aaaa (id int)").update();
		StartFailure failure = start();
		assertThat(failure.description()).isEqualTo("""
				The database has no record of any revision, but tables that pending revisions create are there:
				  aaaa, created in %s/aaaa.sql:7""".formatted(this.folder.path()));
		assertThat(failure.action()).contains("'migrate.baseline'", "'migrate.protected-tables'");
		assertThat(tables()).containsExactly("aaaa");
	}

	@Test
	void anotherDatabaseThanPostgresqlIsRefusedWithTheWayOutForTests() {
		StartFailure failure = start("spring.datasource.url=jdbc:h2:mem:analysed");
		assertThat(failure.description()).isEqualTo("The data source is H2, and the revisions are for PostgreSQL");
		assertThat(failure.action()).contains("@AutoConfigureTestDatabase(replace = Replace.NONE)");
	}

	private StartFailure start(String... settings) {
		return StartFailure.of(this.output, this.database, this.folder, settings);
	}

	private void upgrade() {
		Migrations.on(this.database.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")
			.query(String.class)
			.list();
	}

}
