package io.migrate;

import java.nio.file.Path;

import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class StampCheckTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void writeRevisions() {
		new RevisionFolder(this.folder).table("aaaa", "").table("bbbb", "aaaa").table("cccc", "bbbb");
	}

	private MigrationsBuilder builder(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations("file:" + this.folder)
			.scratch(Scratch.onServer(database.url(),
					(url) -> new DriverManagerDataSource(url, database.user(), database.password())));
	}

	@Test
	void aSchemaThatIsNotWhatTheRevisionsLeaveIsNotMarked(TestDatabase database) {
		database.client()
			.sql("CREATE TABLE aaaa (id bigint PRIMARY KEY); CREATE TABLE bbbb (id int PRIMARY KEY)")
			.update();
		assertThatExceptionOfType(SchemaMismatchException.class)
			.isThrownBy(() -> builder(database).build().stamp(Stamp.at(Target.HEAD).afterCheck()))
			.withMessageContaining("altered: column public.bbbb.id (type is integer, expected bigint)")
			.withMessageContaining("missing: table public.cccc");
		assertThat(
				database.client().sql("SELECT to_regclass('migrate_revision') IS NULL").query(Boolean.class).single())
			.isTrue();
	}

	@Test
	void aSchemaThatHasMoreIsMarked(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa (id bigint PRIMARY KEY); CREATE TABLE legacy (id int)").update();
		assertThat(builder(database).build().stamp(Stamp.at(Target.parse("aaaa")).afterCheck()).steps()).hasSize(1);
	}

	@Test
	void withoutACheckAnythingIsMarked(TestDatabase database) {
		assertThat(builder(database).build().stamp(Target.HEAD).steps()).hasSize(3);
	}

	@Test
	void whereNothingCanBeTriedOutNothingIsMarkedAndTheWayWithoutIsNamed(TestDatabase database) {
		Migrations migrations = Migrations.on(database.dataSource()).locations("file:" + this.folder).build();
		assertThatExceptionOfType(SchemaNotCheckedException.class)
			.isThrownBy(() -> migrations.stamp(Stamp.at(Target.HEAD).afterCheck()))
			.withMessageStartingWith("The schema was not checked, and nothing was marked: A scratch database could")
			.extracting(SchemaNotCheckedException::action)
			.asString()
			.contains("'migrate.scratch.url'")
			.endsWith("'migrate stamp --unchecked' marks it without a look.");
	}

	@Test
	void aRevisionThatFailsWhenItIsTriedOutKeepsTheMarksBack(TestDatabase database) {
		new RevisionFolder(this.folder).revision("dddd", "cccc", "CREATE TABLE dddd (id nothing);", "DROP TABLE dddd;");
		assertThatExceptionOfType(SchemaNotCheckedException.class)
			.isThrownBy(() -> builder(database).build().stamp(Stamp.at(Target.HEAD).afterCheck()))
			.withMessageContaining("type \"nothing\" does not exist");
	}

	@Test
	void aBaselineThatDoesNotFitStopsTheFirstRun(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa (id bigint PRIMARY KEY)").update();
		MigrationsBuilder wrong = builder(database)
			.configuration(MigrationConfiguration.DEFAULTS.withBaseline(Target.parse("bbbb")));
		assertThatExceptionOfType(SchemaMismatchException.class).isThrownBy(() -> wrong.build().upgrade(Target.HEAD))
			.withMessageContaining("missing: table public.bbbb");
		builder(database).configuration(MigrationConfiguration.DEFAULTS.withBaseline(Target.parse("aaaa")))
			.build()
			.upgrade(Target.HEAD);
	}

	@Test
	void aBaselineIsMarkedWhereNothingCanBeTriedOut(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa (id int)").update();
		RecordingListener listener = new RecordingListener();
		Migrations.on(database.dataSource())
			.locations("file:" + this.folder)
			.listener(listener)
			.configuration(MigrationConfiguration.DEFAULTS.withBaseline(Target.parse("aaaa")))
			.build()
			.upgrade(Target.HEAD);
		assertThat(listener.events()).anyMatch((event) -> event.toString().contains("was not checked"));
	}

}
