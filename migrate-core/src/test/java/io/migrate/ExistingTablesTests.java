package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.base.InvalidSettingException;
import io.migrate.execute.ExistingTablesException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A database that somebody else has begun.
 */
@PostgresTest
class ExistingTablesTests {

	private RevisionFolder folder;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa");
	}

	@Test
	void aTableThatAPendingRevisionCreatesStopsTheFirstRunBeforeAnythingRuns(TestDatabase database) {
		execute(database, "CREATE TABLE bbbb (other text)");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null))
			.withMessageContaining("bbbb, created in ")
			.withMessageContaining("bbbb.sql:7")
			.satisfies(
					(ex) -> assertThat(ex.action()).contains("stamp", "migrate.baseline", "migrate.protected-tables"));
		assertThat(tables(database)).containsExactly("bbbb");
	}

	@Test
	void unrelatedTablesNeverStopIt(TestDatabase database) {
		execute(database, "CREATE TABLE legacy (id int)");
		execute(database, "CREATE SCHEMA other");
		execute(database, "CREATE TABLE other.aaaa (id int)");
		upgrade(database, null);
		assertThat(tables(database)).contains("aaaa", "bbbb", "legacy");
	}

	@Test
	void namesAreComparedAsTheServerFoldsThem(TestDatabase database) {
		this.folder.revision("cccc", "bbbb", "CREATE TABLE Public.\"Mixed\" (id int); CREATE TABLE UPPER (id int);",
				"");
		execute(database, "CREATE TABLE \"Mixed\" (id int)");
		execute(database, "CREATE TABLE upper (id int)");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null))
			.withMessageContaining("public.Mixed")
			.withMessageContaining("upper, created");
	}

	@Test
	void aTableNamedWithItsSchemaCountsWhateverTheSearchPathIs(TestDatabase database) {
		this.folder.revision("cccc", "bbbb",
				"SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE public.cccc (id int);", "");
		execute(database, "CREATE TABLE cccc (id int)");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null))
			.withMessageContaining("public.cccc, created in ");
	}

	@Test
	void aFirstRunThatFailedLeavesTheGuardAndTheBaselineInForce(TestDatabase database) {
		this.folder.revision("aaaa", "", "SELECT 1/0;", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(database, null));
		this.folder.table("aaaa", "");
		execute(database, "CREATE TABLE aaaa (id bigint PRIMARY KEY)");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null));
		assertThat(upgrade(database, "aaaa").steps()).extracting((step) -> step.action() + " " + step.id())
			.containsExactly("STAMP aaaa", "UPGRADE bbbb");
	}

	@Test
	void aTableThatTheRevisionsWouldDropFirstStopsIt(TestDatabase database) {
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.revision("cccc", "bbbb", "DROP TABLE IF EXISTS cccc; CREATE TABLE cccc (id bigint);", "");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null));
		assertThat(tables(database)).containsExactly("cccc");
	}

	@Test
	void aTableThatTheRevisionsDropOnPurposeStopsNothingOnceOneIsStamped(TestDatabase database) {
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.revision("cccc", "bbbb", "DROP TABLE IF EXISTS cccc; CREATE TABLE cccc (id bigint);", "");
		migrations(database, null).stamp(Target.parse("aaaa"));
		assertThat(upgrade(database, null).steps()).hasSize(2);
	}

	@Test
	void aBaselineBelowTablesThatAreThereStopsItBeforeAnythingRuns(TestDatabase database) {
		execute(database, "CREATE TABLE aaaa (id bigint PRIMARY KEY)");
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.table("cccc", "bbbb");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, "aaaa"))
			.withMessageContaining("cccc, created in")
			.withMessageNotContaining("aaaa, created in");
		assertThat(tables(database)).containsExactly("aaaa", "cccc");
	}

	@Test
	void aSchemaThatWasSetStopsNothing(TestDatabase database) {
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.revision("cccc", "bbbb", "CREATE SCHEMA app; SET SCHEMA 'app'; CREATE TABLE cccc (id int);", "");
		upgrade(database, null);
	}

	@Test
	void temporaryTablesAndOtherSearchPathsStopNothing(TestDatabase database) {
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.revision("cccc", "bbbb",
				"CREATE TEMPORARY TABLE cccc (id int); CREATE SCHEMA app; SET search_path = app; CREATE TABLE cccc (id int);",
				"");
		upgrade(database, null);
	}

	@Test
	void protectedTablesStopNothing(TestDatabase database) {
		execute(database, "CREATE TABLE legacy_users (id int)");
		this.folder.revision("cccc", "bbbb", "CREATE TABLE IF NOT EXISTS legacy_users (id int);", "");
		assertThatExceptionOfType(ExistingTablesException.class).isThrownBy(() -> upgrade(database, null));
		upgrade(database, null, "legacy_*");
		assertThat(tables(database)).contains("aaaa", "legacy_users");
	}

	@Test
	void theBaselineIsStampedAndTheRestRuns(TestDatabase database) {
		execute(database, "CREATE TABLE aaaa (id bigint PRIMARY KEY)");
		assertThat(upgrade(database, "aaaa").steps()).extracting((step) -> step.action() + " " + step.id())
			.containsExactly("STAMP aaaa", "UPGRADE bbbb");
		assertThat(tables(database)).containsExactly("aaaa", "bbbb", "migrate_definition", "migrate_event",
				"migrate_population", "migrate_population_batch", "migrate_revision", "migrate_size",
				"migrate_statement");
	}

	@Test
	void aBaselineThatNamesNothingIsToldBySetting(TestDatabase database) {
		execute(database, "CREATE TABLE aaaa (id int)");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> upgrade(database, "nowhere"))
			.withMessageStartingWith("'migrate.baseline' is 'nowhere'. ");
	}

	@Test
	void theBaselineDoesNothingOnAnEmptyDatabase(TestDatabase database) {
		assertThat(upgrade(database, "bbbb").steps()).extracting((step) -> step.action() + " " + step.id())
			.containsExactly("UPGRADE aaaa", "UPGRADE bbbb");
	}

	@Test
	void onceRevisionsAreRecordedTheGuardIsDone(TestDatabase database) {
		upgrade(database, null);
		execute(database, "CREATE TABLE cccc (id int)");
		this.folder.revision("cccc", "bbbb", "CREATE TABLE IF NOT EXISTS cccc (id int);", "");
		assertThat(upgrade(database, null).steps()).hasSize(1);
	}

	private MigrationReport upgrade(TestDatabase database, @Nullable String baseline, String... protectedTables) {
		return migrations(database, baseline, protectedTables).upgrade(Target.HEAD);
	}

	private Migrations migrations(TestDatabase database, @Nullable String baseline, String... protectedTables) {
		MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS
			.withProtectedTables(List.of(protectedTables))
			.withBaseline((baseline != null) ? Target.parse(baseline) : null);
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(configuration)
			.build();
	}

	private static void execute(TestDatabase database, String sql) {
		database.client().sql(sql).update();
	}

	private static List<String> tables(TestDatabase database) {
		return database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
			.query(String.class)
			.list();
	}

}
