package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.execute.DataStatementsException;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.StatementFailedException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Rehearsal;
import io.migrate.verify.Rehearsal.RehearsedPopulation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class RehearsalTests {

	@TempDir
	private Path folder;

	@TempDir
	private Path seeds;

	private RevisionFolder revisions;

	private RevisionFolder populations;

	private TestDatabase database;

	@BeforeEach
	void tableOfUsers(TestDatabase database) {
		this.database = database;
		this.populations = new RevisionFolder(this.seeds);
		this.revisions = new RevisionFolder(this.folder).revision("a1b2", "",
				"CREATE TABLE users (id bigint PRIMARY KEY, name text, seen int DEFAULT 0);", "DROP TABLE users;");
	}

	@Test
	void revisionsAndPopulationsRunAndNothingOfThemStays() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE users DROP seen;", "ALTER TABLE users ADD seen int;");
		seed("ada", "INSERT INTO users VALUES (1, 'Ada') ON CONFLICT DO NOTHING;");
		Rehearsal rehearsal = rehearse();
		assertThat(rehearsal.revisions()).extracting(Object::toString).containsExactly("a1b2", "b2c3");
		assertThat(rehearsal.populations()).containsExactly(new RehearsedPopulation("ada", List.of()));
		assertThat(rehearsal.unchecked()).isEmpty();
		assertThat(this.database.client()
			.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
			.query(String.class)
			.list()).isEmpty();
	}

	private void seed(String name, String sql, String... header) {
		this.populations.file(name + ".sql", "-- Population: " + name + "\n"
				+ String.join("", List.of(header).stream().map((line) -> "-- " + line + "\n").toList()) + "\n" + sql);
	}

	private Rehearsal rehearse() {
		return rehearse(onServer());
	}

	private ScratchDatabases onServer() {
		return Scratch.onServer(this.database.url(),
				(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password()));
	}

	private Rehearsal rehearse(ScratchDatabases scratch) {
		return Migrations.on(this.database.dataSource())
			.locations(this.revisions.location())
			.populations(this.populations.location())
			.scratch(scratch)
			.build()
			.verifier()
			.rehearse();
	}

	@Test
	void aRevisionThatDoesNotRunIsNamed() {
		this.revisions.revision("b2c3", "a1b2", "ALTER TABLE user ADD age int;", "SELECT 1;");
		assertThatExceptionOfType(StatementFailedException.class).isThrownBy(this::rehearse)
			.withMessageContaining("b2c3.sql:7");
	}

	@Test
	void whatAnUpgradeRefusesIsRefused() {
		this.revisions.revision("b2c3", "a1b2", "UPDATE users SET seen = 1;", "SELECT 1;");
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(this::rehearse);
	}

	@Test
	void aPopulationThatInsertsAgainIsTold() {
		seed("many", "INSERT INTO users SELECT coalesce(max(id), 0) + 1, 'Ada' FROM users;");
		assertThat(faults()).containsExactly("the second time, table public.users held 1 row, and now 2 rows");
	}

	private List<String> faults() {
		return rehearse().populations().stream().flatMap((population) -> population.faults().stream()).toList();
	}

	@Test
	void aPopulationThatChangesARowAgainIsTold() {
		seed("counted", "INSERT INTO users VALUES (1, 'Ada') ON CONFLICT (id) DO UPDATE SET seen = users.seen + 1;");
		assertThat(faults())
			.containsExactly("the second time, column public.users.seen held 1 value that are others now");
	}

	@Test
	void aPopulationThatCannotRunAgainIsTold() {
		seed("once", "INSERT INTO users VALUES (1, 'Ada');");
		assertThat(faults()).singleElement().asString().startsWith("the second time it fails: ").contains("users_pkey");
	}

	@Test
	void whatDependsOnAPopulationThatFailsIsNotRun() {
		seed("first", "INSERT INTO nobody VALUES (1);");
		seed("second", "SELECT 1;", "Depends on: first");
		assertThat(faults()).hasSize(2).last().isEqualTo("was not run, since it depends on first");
	}

	@Test
	void aPopulationRunsBeforeTheRevisionThatNeedsIt() {
		this.revisions.file("b2c3.sql", """
				-- drop names
				--
				-- Revision ID: b2c3
				-- Revises: a1b2
				-- Needs population: names

				-- migrate:upgrade
				ALTER TABLE users DROP name;

				-- migrate:downgrade
				ALTER TABLE users ADD name text;
				""");
		seed("names", "UPDATE users SET name = 'Ada' WHERE name IS NULL;");
		assertThat(rehearse().populations()).containsExactly(new RehearsedPopulation("names", List.of()));
	}

	@Test
	void theSchemaOfOurTablesIsThereFromTheBeginning() {
		this.revisions.revision("b2c3", "a1b2", "CREATE TABLE ops.jobs (id bigint);", "DROP TABLE ops.jobs;");
		MigrationConfiguration elsewhere = MigrationConfiguration.DEFAULTS
			.withTables(new HistoryTables("ops", "migrate_"));
		Verifier verifier = Migrations.on(this.database.dataSource())
			.locations(this.revisions.location())
			.configuration(elsewhere)
			.scratch(onServer())
			.build()
			.verifier();
		assertThat(verifier.rehearse().revisions()).hasSize(2);
		assertThat(verifier.roundTrip(List.of()).isClean()).isTrue();
	}

	@Test
	void aGivenDatabaseStaysEmpty(TestDatabase given) {
		seed("ada", "INSERT INTO users VALUES (1, 'Ada') ON CONFLICT DO NOTHING;");
		Rehearsal rehearsal = rehearse(Scratch.within(given.dataSource()));
		assertThat(rehearsal.revisions()).hasSize(1);
		assertThat(rehearsal.populations()).isEmpty();
		assertThat(rehearsal.unchecked())
			.containsExactly("population ada, since the scratch database that is given has to stay empty");
		assertThat(given.client()
			.sql("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")
			.query(String.class)
			.list()).isEmpty();
	}

}
