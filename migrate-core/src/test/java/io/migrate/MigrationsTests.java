package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.history.DamagedHistoryException;
import io.migrate.plan.DivergedHistoryException;
import io.migrate.plan.EditedRevisionException;
import io.migrate.plan.IrreversibleRevisionException;
import io.migrate.plan.Step;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class MigrationsTests {

	private static final Target HEAD = Target.parse("head");

	private final RecordingListener listener = new RecordingListener();

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void anEmptyDatabaseIsBroughtToHead(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
		assertThat(ids(migrations(database).upgrade(HEAD))).containsExactly("aaaa", "bbbb", "cccc");
		assertThat(tables(database)).containsExactly("aaaa", "bbbb", "cccc");
		assertThat(applied(database)).containsExactly("aaaa", "bbbb", "cccc");
	}

	@Test
	void theSecondRunHasNothingToDo(TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		assertThat(migrations(database).upgrade(HEAD).steps()).isEmpty();
		assertThat(this.listener.events(MigrationEvent.UpToDate.class))
			.containsExactly(new MigrationEvent.UpToDate("aaaa"));
	}

	@Test
	void bothBranchesRunBeforeTheirMerge(TestDatabase database) {
		this.folder.table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "aaaa")
			.revision("dddd", "bbbb, cccc", "", "");
		assertThat(ids(migrations(database).upgrade(HEAD))).startsWith("aaaa").endsWith("dddd").hasSize(4);
		assertThat(migrations(database).status().current()).extracting(Object::toString).containsExactly("dddd");
	}

	@Test
	void aFailedRevisionLeavesNothingAndKeepsThoseBeforeIt(TestDatabase database) {
		this.folder.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nCREATE TABLE broken (id nonsense);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("bbbb.sql:8:25")
			.withMessageContaining("type \"nonsense\" does not exist [42704]")
			.withMessageContaining("    8 | CREATE TABLE broken (id nonsense)\n" + " ".repeat(32) + "^")
			.withMessageContaining("Rolled back: this revision, whole. Kept: the step before it in this run.");
		assertThat(tables(database)).containsExactly("aaaa");
		assertThat(applied(database)).containsExactly("aaaa");
	}

	@Test
	void aFailedAttemptStandsInTheJournal(TestDatabase database) {
		this.folder.revision("aaaa", "", "SELECT 1/0;", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD));
		assertThat(migrations(database).status().events()).singleElement().satisfies((event) -> {
			assertThat(event.outcome()).isEqualTo("failed");
			assertThat(event.error()).contains("division by zero");
		});
	}

	@Test
	void aStatementThatSomebodyCancelledIsNotTriedAgain(TestDatabase database) {
		database.client().sql("CREATE SEQUENCE attempts").update();
		this.folder.revision("aaaa", "",
				"SELECT nextval('attempts'), pg_cancel_backend(pg_backend_pid()), pg_sleep(9);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("aaaa.sql:7:1: canceling statement due to user request [57014]");
		assertThat(database.client().sql("SELECT last_value FROM attempts").query(Long.class).single()).isOne();
	}

	@Test
	void aConstraintThatFailsAtTheCommitIsExplained(TestDatabase database) {
		this.folder.revision("aaaa", "", """
				CREATE TABLE parent (id int PRIMARY KEY);
				CREATE TABLE child (parent int REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
				-- migrate:allow-data the constraint is to fail
				INSERT INTO child VALUES (7);
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("[23503]\n  Detail: Key (parent)=(7) is not present in table \"parent\".");
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void aListenerThatFailsDoesNotHideTheFailure(TestDatabase database) {
		this.folder.revision("aaaa", "", "SELECT 1/0;", "");
		Migrations migrations = Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.listener((event) -> {
				if (event instanceof MigrationEvent.StepFailed) {
					throw new IllegalStateException("deaf");
				}
			})
			.build();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.upgrade(HEAD))
			.satisfies(
					(ex) -> assertThat(ex.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class));
	}

	@Test
	void aUserThatMayOnlyWriteOurTablesRunsRevisionsOfAnotherSchema(TestDatabase database) {
		String user = database.name() + "_user";
		MigrationConfiguration ops = MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("ops", "migrate_"));
		this.folder.table("aaaa", "");
		Migrations.on(database.dataSource()).locations(this.folder.location()).configuration(ops).build().upgrade(HEAD);
		database.client().sql("CREATE ROLE " + user + " LOGIN PASSWORD 'x'").update();
		try {
			database.client().sql("GRANT USAGE ON SCHEMA ops TO " + user).update();
			database.client().sql("GRANT ALL ON ALL TABLES IN SCHEMA ops TO " + user).update();
			database.client().sql("CREATE SCHEMA app AUTHORIZATION " + user).update();
			this.folder.revision("bbbb", "aaaa", "CREATE TABLE app.x (a int);", "");
			Migrations migrations = Migrations.on(database.dataSource(user, "x"))
				.locations(this.folder.location())
				.configuration(ops)
				.build();
			assertThat(ids(migrations.upgrade(HEAD))).containsExactly("bbbb");
		}
		finally {
			database.client().sql("DROP OWNED BY " + user + " CASCADE").update();
			database.client().sql("DROP ROLE " + user).update();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPDATE migrate_revision SET id = 'not an id'",
			"UPDATE migrate_revision SET checksum = 'abc'", "ALTER TABLE migrate_revision DROP COLUMN checksum" })
	void aRecordThatSomebodyHasDamagedIsSaidToBe(String damage, TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		database.client().sql(damage).update();
		assertThatExceptionOfType(DamagedHistoryException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("public.migrate_revision");
		assertThatExceptionOfType(DamagedHistoryException.class).isThrownBy(() -> migrations(database).status());
	}

	@Test
	void theRunGoesOnWhereItFailedOnceTheFileIsCorrected(TestDatabase database) {
		this.folder.table("aaaa", "").revision("bbbb", "aaaa", "CREATE TABL bbbb (id int);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD));
		this.folder.table("bbbb", "aaaa");
		assertThat(ids(migrations(database).upgrade(HEAD))).containsExactly("bbbb");
	}

	@Test
	void aDowngradeTakesBackWhatStandsAboveItsTarget(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
		migrations(database).upgrade(HEAD);
		assertThat(ids(migrations(database).downgrade(Target.parse("-2")))).containsExactly("cccc", "bbbb");
		assertThat(tables(database)).containsExactly("aaaa");
		assertThat(applied(database)).containsExactly("aaaa");
	}

	@Test
	void anIrreversibleRevisionStopsADowngradeBeforeItBegins(TestDatabase database) {
		this.folder.file("a.sql", """
				-- first
				-- Revision ID: aaaa
				-- Revises:
				-- migrate:upgrade
				CREATE TABLE aaaa (id int);
				-- migrate:irreversible the data is gone
				""").table("bbbb", "aaaa");
		migrations(database).upgrade(HEAD);
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> migrations(database).downgrade(Target.parse("base")))
			.withMessageContaining("aaaa (first): the data is gone");
		assertThat(tables(database)).containsExactly("aaaa", "bbbb");
	}

	@Test
	void aStampMarksWithoutRunning(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		migrations(database).stamp(Target.parse("aaaa"));
		assertThat(tables(database)).isEmpty();
		assertThat(applied(database)).containsExactly("aaaa");
		migrations(database).stamp(Target.parse("base"));
		assertThat(applied(database)).isEmpty();
	}

	@Test
	void anEditedRevisionStopsTheRunAndShowsWhenAndByWhomItWasApplied(TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id int PRIMARY KEY);", "DROP TABLE aaaa;")
			.table("bbbb", "aaaa");
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("aaaa.sql: aaaa (revision aaaa), applied 20")
			.withMessageContaining("by " + database.user() + "@");
		assertThat(migrations(database).status().state()).isEqualTo(MigrationStatus.State.DIVERGED);
		assertThat(tables(database)).containsExactly("aaaa");
	}

	@Test
	void anotherLayoutOfTheSameTokensIsNoEdit(TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		this.folder.revision("aaaa", "", "create table aaaa\r\n(\n  id bigint -- a key\n    primary key\n);",
				"DROP TABLE aaaa;");
		assertThat(migrations(database).upgrade(HEAD).steps()).isEmpty();
	}

	@Test
	void anEditedDowngradeIsAWarning(TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id bigint PRIMARY KEY);", "DROP TABLE aaaa CASCADE;");
		migrations(database).upgrade(HEAD);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).singleElement()
			.satisfies((warning) -> assertThat(warning.message()).contains("aaaa"));
	}

	@Test
	void revisionsThatTheCodeDoesNotKnowAreToleratedAboveKnownOnes(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		migrations(database).upgrade(HEAD);
		this.folder.delete("bbbb.sql");
		assertThat(migrations(database).upgrade(HEAD).steps()).isEmpty();
		assertThat(migrations(database).status().state()).isEqualTo(MigrationStatus.State.AHEAD);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).singleElement()
			.satisfies((warning) -> assertThat(warning.message()).contains("bbbb"));
	}

	@Test
	void knownPendingRevisionsBesideUnknownOnesStillRun(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		migrations(database).upgrade(HEAD);
		this.folder.delete("bbbb.sql").table("cccc", "aaaa");
		assertThat(ids(migrations(database).upgrade(HEAD))).containsExactly("cccc");
	}

	@Test
	void aMissingRevisionBelowAnAppliedOneIsAnError(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		migrations(database).upgrade(HEAD);
		this.folder.delete("aaaa.sql").table("bbbb", "");
		assertThatExceptionOfType(DivergedHistoryException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("on top of aaaa");
	}

	@Test
	void theStatusOfAnEmptyDatabaseWritesNothing(TestDatabase database) {
		this.folder.table("aaaa", "");
		MigrationStatus status = migrations(database).status();
		assertThat(status.state()).isEqualTo(MigrationStatus.State.PENDING);
		assertThat(status.pending()).extracting(Object::toString).containsExactly("aaaa");
		assertThat(migrations(database).plan(HEAD).steps()).extracting(Step::title)
			.containsExactly("aaaa (revision aaaa)");
		assertThat(database.client()
			.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void aFileThatWasChangedAfterItWasLoadedDoesNotRun(TestDatabase database) {
		this.folder.table("aaaa", "");
		Migrations loaded = migrations(database);
		loaded.status();
		this.folder.table("aaaa", "").revision("aaaa", "", "CREATE TABLE other (id int);", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> loaded.upgrade(HEAD))
			.withMessageContaining("aaaa.sql was changed after it was loaded");
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void marksAreSetTogetherOrNotAtAll(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
		Migrations migrations = migrations(database);
		migrations.stamp(Target.parse("aaaa"));
		database.client().sql("ALTER TABLE migrate_revision ADD CHECK (id <> 'cccc')").update();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.stamp(HEAD));
		assertThat(applied(database)).containsExactly("aaaa");
	}

	@Test
	void theDowngradeIsKeptAsItWasWhenApplied(TestDatabase database) {
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id int);", "-- it's gone\nDROP TABLE \"aaaa\"; -- \\ é");
		migrations(database).upgrade(HEAD);
		assertThat(database.client().sql("SELECT downgrade_script FROM migrate_revision").query(String.class).single())
			.isEqualTo("-- it's gone\nDROP TABLE \"aaaa\"; -- \\ é");
	}

	@Test
	void aRowThatIsNoLongerThereFailsTheDowngradeThatWouldRemoveIt(TestDatabase database) {
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id int);",
				"DELETE FROM migrate_revision; DROP TABLE aaaa;");
		migrations(database).upgrade(HEAD);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).downgrade(Target.BASE))
			.withMessageContaining("A change of the bookkeeping did not find what it should");
		assertThat(applied(database)).containsExactly("aaaa");
	}

	@Test
	void aParameterThatNobodyGivesIsAFaultOfTheStatement(TestDatabase database) {
		this.folder.revision("aaaa", "", "CREATE TABLE aaaa (id int);\nSELECT $1::int;", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations(database).upgrade(HEAD))
			.withMessageContaining("aaaa.sql:8:1")
			.satisfies((ex) -> assertThat(ex.action()).isEqualTo("Correct the statement, then start again."));
	}

	@Test
	void thePlanIsWhatAnUpgradeWouldDo(TestDatabase database) {
		this.folder.table("aaaa", "");
		migrations(database).upgrade(HEAD);
		this.folder.revision("aaaa", "", "CREATE TABLE edited (id int);", "").table("bbbb", "aaaa");
		assertThatExceptionOfType(EditedRevisionException.class).isThrownBy(() -> migrations(database).plan(HEAD));
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource()).locations(this.folder.location()).listener(this.listener).build();
	}

	private static List<String> ids(MigrationReport report) {
		return report.steps().stream().map((step) -> step.id().value()).toList();
	}

	private static List<String> tables(TestDatabase database) {
		return database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'migrate%' ORDER BY 1")
			.query(String.class)
			.list();
	}

	private static List<String> applied(TestDatabase database) {
		return database.client()
			.sql("SELECT id FROM migrate_revision WHERE state = 'applied' ORDER BY id")
			.query(String.class)
			.list();
	}

}
