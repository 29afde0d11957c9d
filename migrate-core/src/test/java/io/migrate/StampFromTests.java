package io.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.migrate.adopt.ForeignHistory;
import io.migrate.adopt.ForeignHistory.Tool;
import io.migrate.adopt.ForeignHistoryException;
import io.migrate.base.QualifiedName;
import io.migrate.graph.Target;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionFileName;
import io.migrate.revision.SourceFolders;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Table;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.Schemas;
import io.migrate.testing.TestDatabase;
import org.assertj.core.api.AbstractStringAssert;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the table of another tool says is applied, with Flyway itself, and with rows as
 * Alembic writes them.
 */
@PostgresTest
class StampFromTests {

	private static final ForeignHistory ALEMBIC = ForeignHistory.of(Tool.ALEMBIC);

	private static final ForeignHistory FLYWAY = ForeignHistory.of(Tool.FLYWAY);

	private TestDatabase database;

	private RevisionFolder theirs;

	private RevisionFolder ours;

	private final RecordingListener listener = new RecordingListener();

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) throws IOException {
		this.database = database;
		this.theirs = new RevisionFolder(Files.createDirectory(path.resolve("theirs")))
			.file("V1__users.sql", "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);")
			.file("V1_1__mail.sql", "CREATE INDEX mail ON users (email);")
			.file("V2__roles.sql", "CREATE TABLE roles (name text);\nINSERT INTO roles VALUES ('admin');")
			.file("V10__view.sql", "CREATE VIEW mails AS SELECT email FROM users;");
		this.ours = new RevisionFolder(Files.createDirectory(path.resolve("revisions")));
	}

	@Test
	void whatFlywayAppliedIsUpToDate() {
		flyway().load().migrate();
		List<Map<String, Object>> before = history("flyway_schema_history");
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).extracting(StampFromTests::line)
			.containsExactly("stamp users", "stamp mail", "stamp roles", "stamp view");
		assertThat(migrations().upgrade(Target.HEAD).steps()).isEmpty();
		assertThat(migrations().status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
		assertThat(history("flyway_schema_history")).isEqualTo(before);
		assertThat(flyway().load().migrate().migrationsExecuted).isZero();
	}

	@Test
	void aFreshDatabaseGetsTheSame() {
		flyway().load().migrate();
		importAll();
		try (TestDatabase fresh = TestDatabase.create()) {
			Migrations.on(fresh.dataSource()).locations(this.ours.location()).build().upgrade(Target.HEAD);
			assertThat(tables(fresh)).isEqualTo(tables(this.database)).hasSize(2);
			assertThat(fresh.client().sql("SELECT name FROM roles").query(String.class).list())
				.containsExactly("admin");
		}
	}

	@Test
	void whatFlywayDidNotApplyIsPending() {
		flyway().target("2").load().migrate();
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).hasSize(3);
		assertThat(migrations().upgrade(Target.HEAD).steps()).extracting(StampFromTests::line)
			.containsExactly("upgrade view");
	}

	@Test
	void theSecondTimeNothingIsLeftToDo() {
		flyway().target("2").load().migrate();
		importAll();
		migrations().stamp(Stamp.from(FLYWAY));
		migrations().upgrade(Target.HEAD);
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).isEmpty();
		assertThat(migrations().status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
	}

	@Test
	void aBaselineStandsForAllBelow() {
		this.database.client().sql("CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL)").update();
		flyway().baselineVersion("1.5").baselineOnMigrate(true).load().migrate();
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).extracting(StampFromTests::line)
			.containsExactly("stamp users", "stamp mail", "stamp roles", "stamp view");
	}

	@Test
	void aBaselineFileStandsForMigrationsThatAreGone() {
		flyway().load().migrate();
		this.theirs.delete("V1__users.sql")
			.delete("V1_1__mail.sql")
			.delete("V2__roles.sql")
			.file("B2__all.sql", "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);");
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).extracting(StampFromTests::line)
			.containsExactly("stamp all", "stamp view");
	}

	@Test
	void aBaselineFileDoesNotStandForHalfOfWhatItReplaces() {
		flyway().target("1.1").load().migrate();
		this.theirs.delete("V1__users.sql")
			.delete("V1_1__mail.sql")
			.delete("V2__roles.sql")
			.file("B2__all.sql", "CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);");
		importAll();
		assertRefused(FLYWAY)
			.contains("V1__users.sql is applied, and ca43577f98e3 (all), which stands for all up to 2, is not;"
					+ " bring this database to version 2 with Flyway first");
	}

	@Test
	void repeatableOnesArePassedOverWithAWord() {
		this.theirs.file("R__more.sql", "CREATE OR REPLACE VIEW more AS SELECT 1 AS one;");
		flyway().load().migrate();
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).hasSize(4);
		assertThat(this.listener.events()).filteredOn(MigrationEvent.Warning.class::isInstance)
			.singleElement()
			.asString()
			.contains("Repeatable migrations are no revisions, and were passed over: 1");
	}

	@Test
	void whatIsMissingBelowIsNotMarked() {
		this.theirs.delete("V1_1__mail.sql");
		flyway().load().migrate();
		this.theirs.file("V1_1__mail.sql", "CREATE INDEX mail ON users (email);");
		importAll();
		assertRefused(FLYWAY).contains("public.flyway_schema_history")
			.contains("(mail) is not applied there, and ")
			.contains("(roles) is, which stands on it");
		flyway().outOfOrder(true).load().migrate();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).hasSize(4);
	}

	@Test
	void whatWasUndoneIsNotApplied() {
		flyway().load().migrate();
		row(5, "10", "UNDO_SQL", "U10__view.sql", true);
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).hasSize(3);
		row(6, "10", "SQL", "V10__view.sql", true);
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).extracting(StampFromTests::line)
			.containsExactly("stamp view");
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		flyway().load().migrate();
		importAll();
		row(5, "11", "SQL", "V11__lost.sql", true);
		row(6, "12", "JDBC", "db.migration.V12__Fill", true);
		row(7, "13", "SQL", "V13__broken.sql", false);
		assertRefused(FLYWAY)
			.contains("V11__lost.sql is applied, and no revision here stands for it; import it, or write one with")
			.contains("db.migration.V12__Fill is applied, and no revision here stands for it; write one with the id ")
			.contains("V13__broken.sql failed; repair that with Flyway first");
	}

	@Test
	void aRevisionWithTheIdThatIsAskedForStandsForAJavaMigration() {
		flyway().load().migrate();
		importAll();
		row(5, "12", "JDBC", "db.migration.V12__Fill", true);
		String message = refusal(FLYWAY).getMessage();
		String id = message.substring(message.lastIndexOf(' ') + 1);
		this.ours.table(id, migrations().revisions().graph().heads().iterator().next().value());
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).hasSize(5);
	}

	@Test
	void noMarkOfOursIsTakenAway() {
		flyway().load().migrate();
		importAll();
		migrations().stamp(Stamp.from(FLYWAY));
		this.ours.table("later1", migrations().revisions().graph().heads().iterator().next().value());
		migrations().upgrade(Target.HEAD);
		this.ours.delete("later1.sql");
		row(5, "11", "SQL", "V11__more.sql", true);
		this.theirs.file("V11__more.sql", "CREATE TABLE more ();");
		importAll();
		assertThat(migrations().stamp(Stamp.from(FLYWAY)).steps()).extracting(StampFromTests::line)
			.containsExactly("stamp more");
		assertThat(rows()).hasSize(6).contains("later1");
	}

	@Test
	void whatWeLeftHalfWayComesToItsEndFirst() {
		flyway().load().migrate();
		importAll();
		migrations().stamp(Stamp.from(FLYWAY));
		this.database.client().sql("UPDATE migrate_revision SET state = 'upgrading' WHERE message = 'view'").update();
		assertRefused(FLYWAY).contains("Our own record has ").contains(" (view), ");
	}

	@Test
	void headsOfAlembicAreOurs() {
		this.ours.table("base1", "").table("left1", "base1").table("right1", "base1").table("left2", "left1");
		alembic("left1", "right1");
		assertThat(migrations().stamp(Stamp.from(ALEMBIC)).steps()).extracting(Step::id)
			.extracting(Object::toString)
			.containsExactlyInAnyOrder("base1", "left1", "right1");
		assertThat(history("alembic_version")).hasSize(2);
		assertThat(migrations().stamp(Stamp.from(ALEMBIC)).steps()).isEmpty();
	}

	@Test
	void whatAlembicHasAndTheCodeNotIsSaid() {
		this.ours.table("base1", "");
		alembic("base1", "ae1027a6acf0", "27c6a30d7c24");
		assertRefused(ALEMBIC).contains("'ae1027a6acf0' is no revision here")
			.contains("'27c6a30d7c24' is no revision here");
	}

	@Test
	void anEmptyTableSaysThatNothingIsApplied() {
		this.ours.table("base1", "");
		alembic();
		assertThat(migrations().stamp(Stamp.from(ALEMBIC)).steps()).isEmpty();
	}

	@Test
	void aTableThatIsNotThereIsNamed() {
		importAll();
		assertRefused(FLYWAY).isEqualTo("There is no table flyway_schema_history in the search path");
		this.database.client().sql("CREATE SCHEMA app").update();
		flyway().defaultSchema("app").load().migrate();
		assertRefused(FLYWAY).endsWith("; there is app.flyway_schema_history");
		assertRefused(ALEMBIC).isEqualTo("There is no table alembic_version in the search path");
	}

	@Test
	void aTableOfAnotherNameIsFound() {
		this.database.client().sql("CREATE SCHEMA \"App\"").update();
		flyway().defaultSchema("App").table("Its history").load().migrate();
		importAll();
		ForeignHistory history = new ForeignHistory(Tool.FLYWAY, new QualifiedName("App", "Its history"));
		assertThat(migrations().stamp(Stamp.from(history)).steps()).hasSize(4);
	}

	@Test
	void aTableOfSomethingElseIsSaidToBe() {
		alembic("x");
		assertRefused(new ForeignHistory(Tool.FLYWAY, new QualifiedName(null, "alembic_version")))
			.startsWith("public.alembic_version is no table of Flyway: ");
	}

	private FluentConfiguration flyway() {
		return Flyway.configure().dataSource(this.database.dataSource()).locations("filesystem:" + this.theirs.path());
	}

	private void row(int rank, String version, String type, String script, boolean success) {
		this.database.client()
			.sql("""
					INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
					  installed_by, execution_time, success) VALUES (?, ?, 'x', ?, ?, 0, 'x', 1, ?)""")
			.params(rank, version, type, script, success)
			.update();
	}

	private void alembic(String... ids) {
		this.database.client().sql("""
				CREATE TABLE alembic_version (version_num varchar(32) NOT NULL,
				  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))""").update();
		for (String id : ids) {
			this.database.client().sql("INSERT INTO alembic_version VALUES (?)").param(id).update();
		}
	}

	private void importAll() {
		migrations().revisions()
			.importFrom(this.theirs.path(), Target.HEAD, new SourceFolders(this.ours.path(), null),
					RevisionFileName.DEFAULT);
	}

	private AbstractStringAssert<?> assertRefused(ForeignHistory history) {
		return assertThat(refusal(history).getMessage());
	}

	private ForeignHistoryException refusal(ForeignHistory history) {
		List<String> before = rows();
		ForeignHistoryException refusal = assertThatExceptionOfType(ForeignHistoryException.class)
			.isThrownBy(() -> migrations().stamp(Stamp.from(history)))
			.actual();
		assertThat(rows()).isEqualTo(before);
		return refusal;
	}

	private List<String> rows() {
		boolean there = this.database.client()
			.sql("SELECT to_regclass('migrate_revision') IS NOT NULL")
			.query(Boolean.class)
			.single();
		return there ? this.database.client().sql("SELECT id FROM migrate_revision").query(String.class).list()
				: List.of();
	}

	private List<Map<String, Object>> history(String table) {
		return this.database.client().sql("SELECT * FROM " + table + " ORDER BY 1").query().listOfRows();
	}

	private static List<Table> tables(TestDatabase database) {
		return Schemas.read(database, SchemaFilter.ALL)
			.tables()
			.stream()
			.filter((table) -> !table.name().name().matches("migrate_.*|flyway_.*"))
			.toList();
	}

	private static String line(Step step) {
		return step.action().key() + " " + step.message();
	}

	private Migrations migrations() {
		return Migrations.on(this.database.dataSource())
			.locations(this.ours.location())
			.listener(this.listener)
			.build();
	}

}
