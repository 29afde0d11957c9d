package io.migrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.migrate.execute.RefusedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.operation.Operations;
import io.migrate.plan.EditedRevisionException;
import io.migrate.plan.Step;
import io.migrate.revision.InvalidJavaRevisionException;
import io.migrate.revision.InvalidRevisionsException;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.RevisionInfo;
import io.migrate.revision.RevisionSource;
import io.migrate.script.Placeholders;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptClient;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Revisions that are written in Java, beside those in files.
 */
@PostgresTest
class JavaRevisionTests {

	private static final Target HEAD = Target.HEAD;

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@Test
	void aClassAndAFileAreOfOneGraph(TestDatabase database) {
		this.folder.table("cccc", "bbbb");
		JavaRevisionSource java = JavaRevisionSource.of(new AddPages());
		assertThat(migrations(database, java).upgrade(HEAD).steps()).extracting((step) -> step.id().value())
			.containsExactly("aaaa", "bbbb", "cccc");
		assertThat(columns(database)).containsExactly("id", "pages", "title");
		assertThat(database.client()
			.sql("SELECT kind || ' ' || script || ' ' || coalesce(checksum, '-') FROM migrate_revision WHERE id = 'bbbb'")
			.query(String.class)
			.single()).isEqualTo("java " + AddPages.class.getName() + " -");
		assertThat(migrations(database, java).status().revisions()).extracting(MigrationStatus.Entry::kind)
			.containsExactly("sql", "java", "sql");
		migrations(database, java).downgrade(Target.parse("aaaa"));
		assertThat(columns(database)).containsExactly("id");
	}

	@Test
	void aDatabaseThatIsUpToDateIsAskedOneQuestion(TestDatabase database) throws IOException {
		JavaRevisionSource java = JavaRevisionSource.of(new AddPages());
		migrations(database, java).upgrade(HEAD);
		try (StatementCounter counter = new StatementCounter(database)) {
			Migrations.on(counter.dataSource()).locations(this.folder.location()).source(java).build().upgrade(HEAD);
			assertThat(counter.statements()).filteredOn((sql) -> !sql.startsWith("SET ")).hasSize(1);
		}
	}

	@Test
	void whatAClassSaidIsTakenBackWithoutIt(TestDatabase database) {
		migrations(database, JavaRevisionSource.of(new AddPages())).upgrade(HEAD);
		assertThat(database.client()
			.sql("SELECT downgrade_script FROM migrate_revision WHERE id = 'bbbb'")
			.query(String.class)
			.single())
			.isEqualTo("DROP INDEX aaaa_title_idx;\n\nALTER TABLE aaaa DROP COLUMN title;\n\n"
					+ "ALTER TABLE aaaa DROP COLUMN pages;");
		assertThat(migrations(database).downgradeUnknown().steps()).hasSize(1);
		assertThat(columns(database)).containsExactly("id");
	}

	@Test
	void aScriptDoesTheSame(TestDatabase database) {
		JavaRevisionSource java = JavaRevisionSource.of(new AddPages());
		StringBuilder script = new StringBuilder();
		migrations(database, java).upgradeScript(TargetRange.parse(":head"), script);
		assertThat(script).contains("ALTER TABLE aaaa ADD COLUMN pages integer NOT NULL DEFAULT 1;");
		assertThat(ScriptClient.DRIVER.run(database, script.toString()).success()).isTrue();
		assertThat(migrations(database, java).upgrade(HEAD).steps()).isEmpty();
		assertThat(columns(database)).containsExactly("id", "pages", "title");
		migrations(database).downgradeUnknown();
		assertThat(columns(database)).containsExactly("id");
	}

	@Test
	void aPlanShowsItsStatements(TestDatabase database) {
		Migrations migrations = migrations(database, JavaRevisionSource.of(new AddPages()));
		Step step = migrations.plan(HEAD).steps().get(1);
		assertThat(migrations.statements(step)).containsExactly(
				"ALTER TABLE aaaa ADD COLUMN pages integer NOT NULL DEFAULT 1",
				"ALTER TABLE aaaa ADD COLUMN title text", "CREATE INDEX aaaa_title_idx ON aaaa (title)");
	}

	@Test
	void aFailingStatementNamesTheLineOfTheClass(TestDatabase database) {
		Migrations migrations = migrations(database, JavaRevisionSource.of(new Broken()));
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.upgrade(HEAD))
			.withMessageMatching(
					"(?s).*\\nJavaRevisionTests\\.Broken\\.upgrade\\(JavaRevisionTests\\.java:\\d+\\):2:10: .*")
			.withMessageContaining("type \"nonsense\" does not exist [42704]")
			.withMessageContaining("    2 |   broken nonsense\n                 ^")
			.withMessageContaining("Rolled back: this revision, whole.");
		assertThat(columns(database)).containsExactly("id");
	}

	@Test
	void oneIdInAFileAndAClassIsReportedWithBoth(TestDatabase database) {
		this.folder.table("bbbb", "aaaa");
		assertThatExceptionOfType(InvalidRevisionsException.class)
			.isThrownBy(() -> migrations(database, JavaRevisionSource.of(new AddPages())).upgrade(HEAD))
			.withMessageContaining("bbbb.sql:3")
			.withMessageContaining(AddPages.class.getName());
	}

	@Test
	void mistakesOfAllRevisionsAreReportedBeforeAnythingRuns(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "COMMIT;", "");
		RevisionSource java = ScriptedRevision.source(
				ScriptedRevision.of("cccc", "bbbb", (op) -> op.createEnum("mood"), (op) -> op.dropType("")),
				ScriptedRevision.of("dddd", "cccc", (op) -> op.execute("SELECT 'x"), (op) -> {
				}), ScriptedRevision.of("eeee", "dddd", (op) -> op.execute("-- migrate:downgrade\nSELECT 1"), (op) -> {
				}),
				ScriptedRevision.of("ffff", "eeee", (op) -> op.execute("-- migrate:allow-data x\nSELECT 1"), (op) -> {
				}));
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> migrations(database, java).upgrade(HEAD))
			.withMessageContaining("bbbb.sql:7: COMMIT")
			.withMessageContaining("ScriptedRevision.upgrade(ScriptedRevision.java:")
			.withMessageContaining("dropType(\"\") has no name")
			.withMessageContaining(":1: a string begins here and never ends; add the missing '")
			.withMessageContaining(":1: '-- migrate:downgrade' belongs into a file, and has no place in a class")
			.withMessageContaining(
					":1: '-- migrate:allow-data' belongs into a file; say allowData = \"<reason>\" in @RevisionInfo");
		assertThat(columns(database)).isEmpty();
	}

	@Test
	void whatAClassThrowsIsReportedWithItsLine(TestDatabase database) {
		RevisionSource java = ScriptedRevision.source(ScriptedRevision.of("bbbb", "aaaa", (op) -> {
			throw new IllegalStateException("no such thing");
		}, (op) -> {
		}));
		assertThatExceptionOfType(InvalidJavaRevisionException.class)
			.isThrownBy(() -> migrations(database, java).upgrade(HEAD))
			.withMessageContaining("ScriptedRevision.upgrade(ScriptedRevision.java:")
			.withMessageEndingWith("): threw java.lang.IllegalStateException: no such thing")
			.withCauseInstanceOf(IllegalStateException.class);
		assertThat(columns(database)).isEmpty();
	}

	@Test
	void aDowngradeThatCannotBeKeptIsFoundBeforeTheUpgrade(TestDatabase database) {
		RevisionSource java = ScriptedRevision.source(
				ScriptedRevision.of("bbbb", "aaaa", (op) -> op.dropTable("aaaa"), (op) -> op.alterColumn("a", "b")));
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> migrations(database, java).upgrade(HEAD))
			.withMessageContaining("alterColumn(\"a\", \"b\") changes nothing");
		assertThat(columns(database)).isEmpty();
	}

	@Test
	void anotherClassOfTheSameVersionIsNoEdit(TestDatabase database) {
		migrations(database, table("bbbb", "", "one")).upgrade(HEAD);
		assertThat(migrations(database, table("bbbb", "", "other")).upgrade(HEAD).steps()).isEmpty();
		migrations(database, table("bbbb", "", "other")).downgrade(Target.parse("-1"));
		migrations(database, table("bbbb", "1", "one")).upgrade(HEAD);
		assertThat(migrations(database, table("bbbb", "1", "other")).upgrade(HEAD).steps()).isEmpty();
		assertThatExceptionOfType(EditedRevisionException.class)
			.isThrownBy(() -> migrations(database, table("bbbb", "2", "other")).upgrade(HEAD));
	}

	private static RevisionSource table(String id, String version, String name) {
		return ScriptedRevision.source(ScriptedRevision.of(id, "aaaa", version,
				(op) -> op.execute("CREATE TABLE IF NOT EXISTS " + name + " ()"),
				(op) -> op.execute("DROP TABLE IF EXISTS one, other")));
	}

	@Test
	void placeholdersAndDirectivesHoldInAClass(TestDatabase database) {
		RevisionSource java = ScriptedRevision.source(ScriptedRevision.of("bbbb", "aaaa", (op) -> {
			op.execute(
					"CREATE TABLE ${name} (id int); CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$BEGIN COMMIT; END$$;");
			op.executeRerunnable("it does nothing", "CALL fill()");
			op.createIndex("things_idx", "${name}", "id").concurrently();
		}, (op) -> op.execute("DROP PROCEDURE fill; DROP TABLE ${name}")));
		Migrations migrations = Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.source(java)
			.configuration(
					MigrationConfiguration.DEFAULTS.withPlaceholders(new Placeholders(Map.of("name", "things"), false)))
			.build();
		migrations.upgrade(HEAD);
		assertThat(database.client().sql("SELECT to_regclass('things_idx') IS NOT NULL").query(Boolean.class).single())
			.isTrue();
		migrations.downgrade(Target.parse("-1"));
	}

	private static List<String> columns(TestDatabase database) {
		return database.client()
			.sql("SELECT column_name FROM information_schema.columns WHERE table_name = 'aaaa' ORDER BY 1")
			.query(String.class)
			.list();
	}

	private Migrations migrations(TestDatabase database, RevisionSource... sources) {
		MigrationsBuilder builder = Migrations.on(database.dataSource()).locations(this.folder.location());
		List.of(sources).forEach(builder::source);
		return builder.build();
	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add pages", created = "2026-01-02T03:04:05Z")
	static class AddPages implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("aaaa", "pages", "integer").notNull().defaultValue(1);
			op.addColumn("aaaa", "title", "text");
			op.createIndex("aaaa_title_idx", "aaaa", "title");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropIndex("aaaa_title_idx");
			op.dropColumn("aaaa", "title");
			op.dropColumn("aaaa", "pages");
		}

	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "break", irreversible = "it never comes to that")
	static class Broken implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			Consumer<String> drop = (column) -> op.addColumn("aaaa", column, "integer");
			drop.accept("pages");
			op.createTable("other", (t) -> t.column("broken", "nonsense"));
		}

	}

}
