package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The commands for those who come from another tool.
 */
@PostgresTest
class ImportCommandTests {

	private RevisionFolder theirs;

	private RevisionFolder ours;

	private TestDatabase database;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) throws IOException {
		this.theirs = new RevisionFolder(path.resolve("theirs")).file("V1__create_users.sql", "CREATE TABLE users ();")
			.file("V2__create_roles.sql", "CREATE TABLE roles ();")
			.file("R__views.sql", "CREATE OR REPLACE VIEW v AS SELECT 1;");
		this.ours = new RevisionFolder(Files.createDirectory(path.resolve("revisions")));
		this.database = database;
		this.tester = new CommandTester(database, this.ours).with("migrate.revisions-directory",
				this.ours.path().toString());
	}

	@Test
	void importPrintsTheFilesThatAreNew() {
		Result first = importAll();
		assertThat(first.lines()).hasSize(2)
			.allSatisfy((line) -> assertThat(Path.of(line)).isRegularFile().hasParent(this.ours.path()));
		assertThat(first.error()).contains("R__views.sql was left out");
		assertThat(this.tester.migrate("upgrade").lines()).hasSize(3);
		Result second = importAll();
		assertThat(second.lines()).isEmpty();
		assertThat(second.error()).contains("Nothing is new, and no file was written.");
	}

	@Test
	void importGoesWhereItIsTold(@TempDir Path other) {
		this.ours.table("base1", "");
		assertThat(this.tester
			.migrate("import", "file:" + this.theirs.path(), "--head", "base", "--location", other.toString(),
					"--migrate.locations=" + this.ours.location() + ",file:" + other)
			.lines()).hasSize(2).allSatisfy((line) -> assertThat(line).startsWith(other.toString()));
		assertThat(
				this.tester.migrate("heads", "--migrate.locations=" + this.ours.location() + ",file:" + other).lines())
			.hasSize(2);
	}

	@Test
	void importSaysWhatIsWrong() {
		this.theirs.file("V3__broken.sql", "SELECT 1;\nCOMMIT;");
		Result result = importAll();
		assertThat(result.codes()).containsExactly(1);
		assertThat(result.error()).contains("Nothing was imported from")
			.contains("V3__broken.sql:2: COMMIT is refused");
		assertThat(this.ours.path()).isEmptyDirectory();
		assertThat(this.tester.migrate("import").codes()).containsExactly(2);
	}

	@Test
	void stampTakesOverWhatFlywaySays() {
		importAll();
		flyway("flyway_schema_history");
		assertThat(this.tester.migrate("stamp", "--from", "flyway").lines()).hasSize(3)
			.last()
			.asString()
			.startsWith("Done: 2 steps");
		assertThat(this.tester.migrate("upgrade").lines()).singleElement().asString().contains("up to date");
	}

	@Test
	void stampReadsATableOfAnotherName() {
		importAll();
		this.database.client().sql("CREATE SCHEMA app").update();
		flyway("app.history");
		assertThat(this.tester.migrate("stamp", "--from=flyway").error())
			.contains("There is no table flyway_schema_history in the search path");
		assertThat(this.tester.migrate("stamp", "--from=flyway", "--table", "app.history").lines()).hasSize(3);
	}

	@Test
	void stampTakesOverWhatAlembicSays() {
		this.ours.table("base1", "").table("head1", "base1");
		this.database.client().sql("CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY)").update();
		this.database.client().sql("INSERT INTO alembic_version VALUES ('base1')").update();
		assertThat(this.tester.migrate("stamp", "--from", "alembic").codes()).containsExactly(0);
		assertThat(this.tester.migrate("current").lines()).containsExactly("base1");
	}

	@Test
	void stampHasTargetsOrATable() {
		for (List<String> wrong : List.of(List.of("stamp"), List.of("stamp", "head", "--table", "x"),
				List.of("stamp", "head", "--from", "flyway"), List.of("stamp", "--purge", "--from", "flyway"),
				List.of("stamp", "--sql", "--from", "flyway"), List.of("stamp", "--from", "liquibase"))) {
			assertThat(this.tester.migrate(wrong.toArray(String[]::new)).codes()).as(wrong.toString())
				.containsExactly(2);
		}
	}

	private Result importAll() {
		return this.tester.migrate("import", this.theirs.path().toString());
	}

	private void flyway(String table) {
		this.database.client().sql("CREATE TABLE " + table + """
				(installed_rank int PRIMARY KEY, version varchar(50), type varchar(20) NOT NULL,
				 script varchar(1000) NOT NULL, success boolean NOT NULL)""").update();
		this.database.client().sql("INSERT INTO " + table + " VALUES" + """
				(1, '1', 'SQL', 'V1__create_users.sql', true), (2, '2', 'SQL', 'V2__create_roles.sql', true),
				 (3, NULL, 'SQL', 'R__views.sql', true)""").update();
	}

}
