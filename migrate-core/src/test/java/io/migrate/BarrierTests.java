package io.migrate;

import java.nio.file.Path;
import java.util.Map;

import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No revision is brought before the populations that it needs.
 */
@PostgresTest
class BarrierTests {

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "").file("bbbb.sql", """
				-- drop pages
				--
				-- Revision ID: bbbb
				-- Revises: aaaa
				-- Needs population: fill-pages, core.roles

				-- migrate:upgrade
				ALTER TABLE aaaa ADD pages int;
				-- migrate:downgrade
				ALTER TABLE aaaa DROP pages;
				""");
	}

	@Test
	void anUpgradeStopsBeforeItAndSaysWhy(TestDatabase database) {
		Migrations migrations = migrations(database);
		assertThatExceptionOfType(MissingPopulationsException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD))
			.withMessageMatching("Revisions need populations that are not done:\n"
					+ "  \\S+bbbb\\.sql: bbbb \\(drop pages\\) needs fill-pages\n"
					+ "  \\S+bbbb\\.sql: bbbb \\(drop pages\\) needs core\\.roles\n"
					+ "The one step before them was run.")
			.satisfies((ex) -> assertThat(ex.action()).contains("migrate upgrade --populate"));
		assertThat(migrations.status().pending()).hasSize(1);
	}

	@Test
	void anUpgradeBelowItRuns(TestDatabase database) {
		assertThat(migrations(database).upgrade(Target.parse("aaaa")).steps()).hasSize(1);
		assertThat(migrations(database).status().pending()).hasSize(1);
	}

	@Test
	void whatIsOnlyMarkedOrTakenBackNeedsNothing(TestDatabase database) {
		Migrations migrations = migrations(database);
		migrations.upgrade(Target.parse("aaaa"));
		migrations.stamp(Target.HEAD);
		assertThat(migrations.upgrade(Target.HEAD).steps()).isEmpty();
		database.client().sql("ALTER TABLE aaaa ADD pages int").update();
		assertThat(migrations.downgrade(Target.parse("-1")).steps()).hasSize(1);
	}

	@Test
	void whatABaselineMarksNeedsNothing(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa (id int, pages int)").update();
		this.folder.table("cccc", "bbbb");
		this.configuration = this.configuration.withBaseline(Target.parse("bbbb"));
		assertThat(migrations(database).upgrade(Target.HEAD).steps()).hasSize(3);
	}

	@Test
	void aClassMayNeedThemToo(TestDatabase database) {
		ScriptedRevision revision = ScriptedRevision.of("cccc", "aaaa", (op) -> op.createSchema("app"), (op) -> {
		}).with(Map.of("needsPopulation", new String[] { "fill-pages" }));
		this.folder.delete("bbbb.sql");
		Migrations migrations = Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.source(ScriptedRevision.source(revision))
			.build();
		assertThatExceptionOfType(MissingPopulationsException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD))
			.withMessageContaining("ScriptedRevision: cccc (revision cccc) needs fill-pages");
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

}
