package io.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.migrate.execute.RefusedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.plan.IrreversibleRevisionException;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.script.Placeholders;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Looking before doing: what a downgrade would do, and which statements a step has.
 */
@PostgresTest
class PreviewTests {

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("base1", "").table("next1", "base1").table("last1", "next1");
	}

	@Test
	void aDowngradeIsPlannedAndNothingDone(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		assertThat(migrations(database).planDowngrade(Target.parse("base1")))
			.hasToString("downgrade last1 revision last1\ndowngrade next1 revision next1");
		assertThat(migrations(database).status().current()).hasToString("[last1]");
	}

	@Test
	void aPlanFinishesFirstWhatWasLeftHalfWay(TestDatabase database) {
		this.folder.revision("last1", "next1", "CREATE TABLE a (); CREATE INDEX CONCURRENTLY i ON nowhere (id);",
				"DROP TABLE a;");
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).upgrade(Target.HEAD));
		assertThat(migrations(database).planDowngrade(Target.parse("next1")).steps())
			.extracting((step) -> step.action().key() + " " + step.id() + " " + step.resumed())
			.containsExactly("upgrade last1 true", "downgrade last1 false");
	}

	@Test
	void aDowngradeThatWouldBeRefusedIsNotPlanned(TestDatabase database) {
		this.folder.file("last1.sql", """
				-- revision last1
				--
				-- Revision ID: last1
				-- Revises: next1

				-- migrate:upgrade
				SELECT 1;
				-- migrate:irreversible it was nothing
				""");
		migrations(database).upgrade(Target.HEAD);
		assertThatExceptionOfType(IrreversibleRevisionException.class)
			.isThrownBy(() -> migrations(database).planDowngrade(Target.BASE));
		this.configuration = this.configuration.withDowngradeAllowed(false);
		assertThatExceptionOfType(DowngradeForbiddenException.class)
			.isThrownBy(() -> migrations(database).planDowngrade(Target.BASE));
	}

	@Test
	void aPlanOnADatabaseWithoutTablesIsEmpty(TestDatabase database) {
		assertThat(migrations(database).planDowngrade(Target.BASE).isEmpty()).isTrue();
	}

	@Test
	void theStatementsOfAStepHaveTheirValues(TestDatabase database) {
		this.folder.revision("last1", "next1",
				"SELECT '${role}'; -- not this\n"
						+ "-- migrate:allow-data it is shown\nCOPY last1 FROM stdin;\n1\n\\.\n",
				"SELECT 2;\n;SELECT 3");
		this.configuration = this.configuration.withPlaceholders(new Placeholders(Map.of("role", "bob"), false));
		Plan plan = migrations(database).plan(Target.HEAD);
		assertThat(statements(database, plan)).containsExactly("CREATE TABLE base1 (id bigint PRIMARY KEY)",
				"CREATE TABLE next1 (id bigint PRIMARY KEY)", "SELECT 'bob'", "COPY last1 FROM stdin");
	}

	@Test
	void theStatementsOfADowngradeAreThoseOfItsSection(TestDatabase database) {
		migrations(database).upgrade(Target.HEAD);
		assertThat(statements(database, migrations(database).planDowngrade(Target.parse("-2"))))
			.containsExactly("DROP TABLE last1", "DROP TABLE next1");
	}

	@Test
	void aPlaceholderWithoutAValueIsSaid(TestDatabase database) {
		this.folder.revision("base1", "", "SELECT '${rol}';", "");
		Step step = migrations(database).plan(Target.HEAD).steps().get(0);
		assertThat(migrations(database).statements(step)).containsExactly("SELECT '${rol}'");
		this.configuration = this.configuration.withPlaceholders(new Placeholders(Map.of("role", "bob"), false));
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> migrations(database).statements(step))
			.withMessageContaining("there is no such placeholder");
	}

	@Test
	void theStatementsOfAnUnknownRevisionAreThoseThatWereStoredAndAreNotDone(TestDatabase database) {
		this.folder.revision("last1", "next1", "CREATE TABLE a (id int); CREATE INDEX CONCURRENTLY i ON a (id);", """
				DROP INDEX CONCURRENTLY i;
				DROP INDEX CONCURRENTLY nowhere;
				DROP TABLE a;
				""");
		migrations(database).upgrade(Target.HEAD);
		assertThatExceptionOfType(RevisionFailedException.class)
			.isThrownBy(() -> migrations(database).downgrade(Target.parse("-1")));
		this.folder.delete("last1.sql");
		assertThat(statements(database, migrations(database).planDowngrade(Target.parse("next1"))))
			.containsExactly("DROP INDEX CONCURRENTLY nowhere", "DROP TABLE a");
	}

	private List<String> statements(TestDatabase database, Plan plan) {
		Migrations migrations = migrations(database);
		return plan.steps().stream().flatMap((step) -> migrations.statements(step).stream()).toList();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

}
