package io.migrate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.migrate.execute.RefusedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.plan.IrreversibleRevisionException;
import io.migrate.plan.UnknownRevisionException;
import io.migrate.script.Placeholders;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the settings of a run change.
 */
@PostgresTest
class ExecutionSettingsTests {

	private static final String COMMITS = "SELECT string_agg(setting, ' ' ORDER BY id) FROM commits";

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void allRevisionsOfARunShareATransaction(TestDatabase database) {
		this.folder.table("aaaa", "").table("bbbb", "aaaa").revision("cccc", "bbbb", "SELECT 1/0;", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> wholeRun(database).upgrade(Target.HEAD))
			.withMessageContaining("The upgrade of revision cccc")
			.withMessageContaining("cccc.sql:7:")
			.withMessageContaining("Rolled back: this revision and the 2 steps before it in the same transaction.");
		assertThat(applied(database)).isEmpty();
		this.folder.revision("cccc", "bbbb", "SELECT 1;", "");
		assertThat(wholeRun(database).upgrade(Target.HEAD).steps()).hasSize(3);
		assertThat(database.client()
			.sql("SELECT count(DISTINCT xmin::text) FROM migrate_revision")
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	void whatMustStandAloneEndsTheSharedTransaction(TestDatabase database) {
		this.folder.table("aaaa", "")
			.table("bbbb", "aaaa")
			.revision("cccc", "bbbb", "CREATE INDEX CONCURRENTLY a ON aaaa (id);", "")
			.table("dddd", "cccc")
			.revision("eeee", "dddd", "SELECT 1/0;", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> wholeRun(database).upgrade(Target.HEAD))
			.withMessageContaining(
					"Rolled back: this revision and the step before it in the same transaction. Kept: the 3"
							+ " steps before it in this run.");
		assertThat(applied(database)).containsExactly("aaaa", "bbbb", "cccc");
	}

	@Test
	void onlyTheLastCommitOfARunWaitsForTheDisk(TestDatabase database) {
		database.client().sql("ALTER DATABASE " + database.name() + " SET synchronous_commit = on").update();
		commits();
		Migrations.on(database.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
		assertThat(database.client().sql(COMMITS).query(String.class).single()).isEqualTo("off off on");
	}

	@Test
	void everyCommitWaitsForTheDiskWhereSomebodyTellsTheWorld(TestDatabase database) {
		database.client().sql("ALTER DATABASE " + database.name() + " SET synchronous_commit = on").update();
		commits();
		Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.listener(new RecordingListener())
			.build()
			.upgrade(Target.HEAD);
		assertThat(database.client().sql(COMMITS).query(String.class).single()).isEqualTo("on on on");
	}

	@Test
	void aListenerThatTellsNobodyElseMakesNoCommitWait(TestDatabase database) {
		database.client().sql("ALTER DATABASE " + database.name() + " SET synchronous_commit = on").update();
		commits();
		MigrationListener listener = new MigrationListener() {

			@Override
			public void on(MigrationEvent event) {
			}

			@Override
			public boolean tellsOthers() {
				return false;
			}

		};
		Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.listener(listener)
			.build()
			.upgrade(Target.HEAD);
		assertThat(database.client().sql(COMMITS).query(String.class).single()).isEqualTo("off off on");
	}

	@Test
	void aFailureIsRecordedOnTheDisk(TestDatabase database) throws Exception {
		database.client().sql("ALTER DATABASE " + database.name() + " SET synchronous_commit = on").update();
		this.folder.table("aaaa", "").revision("bbbb", "aaaa", "SELECT 1/0;", "").table("cccc", "bbbb");
		try (StatementCounter wire = new StatementCounter(database)) {
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> Migrations.on(wire.dataSource())
				.locations(this.folder.location())
				.build()
				.upgrade(Target.HEAD));
			List<String> sent = wire.statements();
			int record = sent.indexOf(sent.stream()
				.filter((sql) -> sql.startsWith("INSERT") && sql.contains("'failed'"))
				.findFirst()
				.orElseThrow());
			assertThat(sent.subList(0, record)).filteredOn((sql) -> sql.equals("RESET ALL")).isNotEmpty();
			assertThat(sent.subList(record, sent.size())).contains("COMMIT");
		}
	}

	// Each revision writes down how its own transaction will commit
	private void commits() {
		String note = "-- migrate:allow-data it is what is looked at\nINSERT INTO commits (setting) VALUES (current_setting('synchronous_commit'));";
		this.folder
			.revision("aaaa", "", "CREATE TABLE commits (id int GENERATED ALWAYS AS IDENTITY, setting text);\n" + note,
					"")
			.revision("bbbb", "aaaa", note, "")
			.revision("cccc", "bbbb", note, "");
	}

	@Test
	void othersSeeWhichRevisionRuns(TestDatabase database) {
		String note = "-- migrate:allow-data it is what is looked at\nINSERT INTO names (name) VALUES (current_setting('application_name'));";
		this.folder
			.revision("aaaa", "", "CREATE TABLE names (id int GENERATED ALWAYS AS IDENTITY, name text);\n" + note, "")
			.revision("bbbb", "aaaa", note, "");
		Migrations.on(database.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
		assertThat(database.client().sql("SELECT name FROM names ORDER BY id").query(String.class).list())
			.containsExactly("PostgreSQL JDBC Driver: upgrade aaaa", "PostgreSQL JDBC Driver: upgrade bbbb");
	}

	@Test
	void aDowngradeRunsOnlyWhereItMay(TestDatabase database) {
		this.folder.table("aaaa", "");
		Migrations careful = Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(MigrationConfiguration.DEFAULTS.withDowngradeAllowed(false))
			.build();
		careful.upgrade(Target.HEAD);
		assertThatExceptionOfType(DowngradeForbiddenException.class).isThrownBy(() -> careful.downgrade(Target.BASE));
		assertThatExceptionOfType(DowngradeForbiddenException.class).isThrownBy(careful::downgradeUnknown);
		assertThat(applied(database)).containsExactly("aaaa");
	}

	@Test
	void whatOnlyTheDatabaseKnowsIsTakenBackByItsStoredDowngrade(TestDatabase database, @TempDir Path older) {
		this.folder.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);", "-- back\nDROP TABLE ${bbbb};")
			.revision("cccc", "bbbb", "CREATE INDEX CONCURRENTLY c ON bbbb (id);", "DROP INDEX CONCURRENTLY c;")
			.table("dddd", "aaaa")
			.revision("eeee", "cccc, dddd", "", "");
		with(database, this.folder, Map.of("bbbb", "bbbb")).upgrade(Target.HEAD);
		RevisionFolder known = new RevisionFolder(older).table("aaaa", "");
		Migrations old = with(database, known, Map.of("bbbb", "bbbb"));
		assertThat(old.status().state()).isEqualTo(MigrationStatus.State.AHEAD);
		assertThat(old.upgrade(Target.HEAD).steps()).isEmpty();
		assertThat(old.downgradeUnknown().steps()).extracting((step) -> step.id().value())
			.containsExactlyInAnyOrder("eeee", "dddd", "cccc", "bbbb")
			.startsWith("eeee")
			.containsSubsequence("cccc", "bbbb");
		assertThat(applied(database)).containsExactly("aaaa");
		assertThat(database.client().sql("SELECT to_regclass('bbbb') IS NULL").query(Boolean.class).single()).isTrue();
		assertThat(old.status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
	}

	@Test
	void oneThatCannotBeTakenBackStopsTheOthersToo(TestDatabase database, @TempDir Path older) {
		this.folder.table("aaaa", "").file("bbbb.sql", """
				-- no way back
				--
				-- Revision ID: bbbb
				-- Revises: aaaa

				-- migrate:upgrade
				CREATE TABLE bbbb (id int);

				-- migrate:irreversible data is gone
				""").table("cccc", "bbbb");
		with(database, this.folder, Map.of()).upgrade(Target.HEAD);
		RevisionFolder known = new RevisionFolder(older).table("aaaa", "");
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> with(database, known, Map.of()).downgradeUnknown())
			.withMessageContaining("bbbb (no way back)");
		assertThat(applied(database)).containsExactly("aaaa", "bbbb", "cccc");
	}

	@Test
	void oneThatWasLeftHalfWayIsNotTakenBackByADowngradeOfTheWhole(TestDatabase database, @TempDir Path older) {
		this.folder.table("aaaa", "")
			.table("bbbb", "aaaa")
			.revision("cccc", "bbbb", "CREATE TABLE cccc (id int); VACUUM nowhere;", "DROP TABLE cccc;");
		Migrations newer = with(database, this.folder, Map.of());
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> newer.upgrade(Target.HEAD));
		RevisionFolder known = new RevisionFolder(older).table("aaaa", "");
		assertThatExceptionOfType(UnknownRevisionException.class)
			.isThrownBy(() -> with(database, known, Map.of()).downgradeUnknown())
			.withMessageContaining("cccc (revision cccc), left half-way");
		assertThat(applied(database)).containsExactly("aaaa", "bbbb", "cccc");
	}

	@Test
	void placeholdersHaveValuesAndUnknownOnesRunNothing(TestDatabase database) {
		this.folder.revision("aaaa", "", "CREATE TABLE ${table} (id int);", "DROP TABLE ${table};")
			.revision("bbbb", "aaaa", "\nCOMMENT ON TABLE ${table} IS '${comment}';", "");
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> with(database, this.folder, Map.of("table", "users")).upgrade(Target.HEAD))
			.withMessageContaining("bbbb.sql:8: uses ${comment}, and there is no such placeholder; there are table"
					+ " (set 'migrate.placeholders.comment')");
		with(database, this.folder, Map.of("table", "users", "comment", "people")).upgrade(Target.HEAD);
		assertThat(database.client()
			.sql("SELECT obj_description('users'::regclass, 'pg_class')")
			.query(String.class)
			.single()).isEqualTo("people");
		assertThat(database.client()
			.sql("SELECT downgrade_script FROM migrate_revision WHERE id = 'aaaa'")
			.query(String.class)
			.single()).isEqualTo("DROP TABLE ${table};");
	}

	@Test
	void aFaultBehindAPlaceholderIsShownInTheFile(TestDatabase database) {
		this.folder.revision("aaaa", "", "CREATE TABLE ${table} (id int, name nonsense);", "");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> with(database, this.folder, Map.of("table", "a_rather_long_name")).upgrade(Target.HEAD))
			.withMessageContaining("aaaa.sql:7:37: type \"nonsense\" does not exist")
			.withMessageContaining("CREATE TABLE ${table} (id int, name nonsense)");
	}

	private static Migrations with(TestDatabase database, RevisionFolder folder, Map<String, String> placeholders) {
		return Migrations.on(database.dataSource())
			.locations(folder.location())
			.configuration(MigrationConfiguration.DEFAULTS.withPlaceholders(new Placeholders(placeholders, false)))
			.build();
	}

	private Migrations wholeRun(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(MigrationConfiguration.DEFAULTS
				.withExecution(new ExecutionSettings(Transaction.RUN, true, Duration.ZERO, Duration.ofMinutes(1))))
			.build();
	}

	private static List<String> applied(TestDatabase database) {
		return database.client().sql("SELECT id FROM migrate_revision ORDER BY id").query(String.class).list();
	}

}
