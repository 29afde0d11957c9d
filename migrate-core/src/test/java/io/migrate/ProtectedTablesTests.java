package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.execute.ProtectedTablesException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.revision.RevisionSource;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What belongs to somebody else is not taken away.
 */
@PostgresTest
class ProtectedTablesTests {

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
		protect("legacy_*", "legacy.*");
	}

	@Test
	void aRevisionThatDropsOneIsRefusedBeforeAnythingRuns(TestDatabase database) {
		execute(database, "CREATE TABLE legacy_orders (id int)");
		this.folder.revision("bbbb", "aaaa", "SELECT 1;\nDROP TABLE legacy_orders;", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageMatching("Statements would take away tables that belong to somebody else:\n"
					+ "  \\S+bbbb\\.sql:8: drops public\\.legacy_orders, which 'legacy_\\*' protects")
			.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.protected-tables'"));
		assertThat(tables(database)).containsExactly("public.legacy_orders");
	}

	@Test
	void withoutThePatternItRuns(TestDatabase database) {
		execute(database, "CREATE TABLE legacy_orders (id int)");
		this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy_orders;", "");
		protect();
		upgrade(database);
		assertThat(tables(database)).contains("public.aaaa").doesNotContain("public.legacy_orders");
	}

	@Test
	void allStatementsOfAllRevisionsAreTold(TestDatabase database) {
		this.folder
			.revision("bbbb", "aaaa",
					"DROP TABLE other, public.legacy_a;\nALTER TABLE legacy.b\n  RENAME TO c;\nTRUNCATE legacy.d;", "")
			.revision("cccc", "bbbb", "ALTER TABLE Legacy_E SET SCHEMA other;\nDROP TABLE \"Legacy_F\";", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: drops public.legacy_a, which 'legacy_*' protects")
			.withMessageContaining("bbbb.sql:8: renames legacy.b, which 'legacy.*' protects")
			.withMessageContaining("bbbb.sql:10: empties legacy.d, which 'legacy.*' protects")
			.withMessageContaining("cccc.sql:7: moves public.legacy_e, which 'legacy_*' protects")
			.withMessageNotContainingAny("other", "Legacy_F");
	}

	@Test
	void otherChangesOfOneAreNoBusinessOfOurs(TestDatabase database) {
		execute(database, "CREATE TABLE legacy_orders (id int, note text)");
		this.folder.revision("bbbb", "aaaa",
				"ALTER TABLE legacy_orders DROP COLUMN note; ALTER TABLE legacy_orders RENAME COLUMN id TO number;"
						+ " CREATE VIEW legacy_view AS SELECT 1; DROP VIEW legacy_view;",
				"");
		assertThat(upgrade(database).steps()).hasSize(2);
	}

	@Test
	void aNameWithoutASchemaMeansWhatTheSearchPathFinds(TestDatabase database) {
		execute(database, "CREATE SCHEMA app", "CREATE SCHEMA legacy", "CREATE TABLE legacy.orders (id int)",
				"ALTER DATABASE " + database.name() + " SET search_path = app, legacy");
		this.folder.revision("bbbb", "aaaa", "DROP TABLE orders;", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: drops legacy.orders, which 'legacy.*' protects");
		execute(database, "CREATE TABLE app.orders (id int)");
		upgrade(database);
		assertThat(tables(database)).contains("app.aaaa", "legacy.orders").doesNotContain("app.orders");
	}

	@Test
	void aTableThatThePlanMakesComesBeforeOneFurtherDownTheSearchPath(TestDatabase database) {
		execute(database, "CREATE SCHEMA app", "CREATE SCHEMA legacy", "CREATE TABLE legacy.bbbb (id int)",
				"ALTER DATABASE " + database.name() + " SET search_path = app, legacy");
		this.folder.table("bbbb", "aaaa").revision("cccc", "bbbb", "DROP TABLE bbbb;", "");
		upgrade(database);
		assertThat(tables(database)).contains("app.aaaa", "legacy.bbbb").doesNotContain("app.bbbb");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET LOCAL search_path = legacy;", "SELECT set_config('search_path', 'legacy', true);",
			"SET ROLE postgres;" })
	void onceNamesMayMeanAnotherSchemaOneThatIsThereIsTakenForMeant(String setting, TestDatabase database) {
		execute(database, "CREATE SCHEMA legacy", "CREATE TABLE legacy.orders (id int)",
				"CREATE TABLE public.orders (id int)", "CREATE TABLE public.pages (id int)");
		this.folder.revision("bbbb", "aaaa", setting + "\nDROP TABLE pages;\nDROP TABLE orders;", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:9: drops orders, and 'legacy.*' protects legacy.orders: the search path or"
					+ " the role was changed before, so write the schema before the name")
			.withMessageNotContaining("pages");
		this.folder.revision("bbbb", "aaaa", setting + "\nDROP TABLE public.pages, public.orders;", "");
		upgrade(database);
		assertThat(tables(database)).contains("legacy.orders").doesNotContain("public.orders", "public.pages");
	}

	@Test
	void theSearchPathOfOneRevisionSaysNothingAboutTheNext(TestDatabase database) {
		execute(database, "CREATE SCHEMA legacy", "CREATE TABLE legacy.orders (id int)",
				"CREATE TABLE public.orders (id int)");
		this.folder.revision("bbbb", "aaaa", "SET search_path = legacy;", "")
			.revision("cccc", "bbbb", "DROP TABLE orders;", "");
		upgrade(database);
		assertThat(tables(database)).contains("legacy.orders").doesNotContain("public.orders");
	}

	@Test
	void whatARevisionMakesItselfItMayDrop(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", """
				CREATE TEMPORARY TABLE legacy_stage (id int);
				-- migrate:allow-data it is a table of its own
				TRUNCATE legacy_stage;
				DROP TABLE legacy_stage;
				CREATE TEMP TABLE legacy_b (id int);
				DROP TABLE pg_temp.legacy_b;
				CREATE TABLE legacy_c (id int);
				ALTER TABLE legacy_c RENAME TO pages;
				""", "");
		upgrade(database);
		assertThat(tables(database)).contains("public.pages");
	}

	@Test
	void whatMayHaveBeenThereItMayNotDrop(TestDatabase database) {
		this.folder
			.revision("bbbb", "aaaa",
					"CREATE TABLE IF NOT EXISTS legacy_a (id int);\nDROP TABLE legacy_a;\n"
							+ "CREATE TEMP TABLE legacy_b (id int);\nDROP TABLE legacy_b;\nDROP TABLE legacy_b;",
					"")
			.table("legacy_c", "bbbb")
			.revision("cccc", "legacy_c", "DROP TABLE legacy_c;", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:8: drops public.legacy_a")
			.withMessageContaining("bbbb.sql:11: drops public.legacy_b")
			.withMessageContaining("cccc.sql:7: drops public.legacy_c")
			.withMessageNotContaining("bbbb.sql:10");
	}

	@Test
	void aSchemaGoesOnlyWithoutThem(TestDatabase database) {
		execute(database, "CREATE SCHEMA app", "CREATE TABLE app.legacy_orders (id int)", "CREATE SCHEMA other",
				"CREATE TABLE other.pages (id int)");
		this.folder.revision("bbbb", "aaaa", "DROP SCHEMA other, app CASCADE;\nALTER SCHEMA app RENAME TO old;\n"
				+ "ALTER SCHEMA legacy RENAME TO old;", "");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: drops the schema app with app.legacy_orders, which 'legacy_*' protects")
			.withMessageContaining(
					"bbbb.sql:8: renames the schema app with app.legacy_orders, which 'legacy_*' protects")
			.withMessageContaining("bbbb.sql:9: renames the schema legacy, where 'legacy.*' protects tables")
			.withMessageNotContaining("other");
		this.folder.revision("bbbb", "aaaa", "DROP SCHEMA other CASCADE;", "");
		upgrade(database);
	}

	@Test
	void aPatternForEverySchemaKeepsOnlyThoseThatHaveSuchATable(TestDatabase database) {
		execute(database, "CREATE SCHEMA app", "CREATE TABLE app.log (id int)", "CREATE SCHEMA other");
		this.folder.revision("bbbb", "aaaa", "DROP SCHEMA app CASCADE;\nDROP SCHEMA other CASCADE;", "");
		protect("*.log");
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: drops the schema app with app.log, which '*.log' protects")
			.withMessageNotContaining("other");
	}

	@Test
	void aDowngradeIsNoWayRoundIt(TestDatabase database) {
		this.folder.table("legacy_orders", "aaaa");
		upgrade(database);
		Migrations migrations = migrations(database);
		assertThatExceptionOfType(ProtectedTablesException.class).isThrownBy(() -> migrations.downgrade(Target.BASE))
			.withMessageContaining("legacy_orders.sql:10: drops public.legacy_orders");
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> migrations.planDowngrade(Target.BASE));
		this.folder.delete("legacy_orders.sql");
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> migrations(database).downgradeUnknown())
			.withMessageContaining("the stored downgrade of legacy_orders:1: drops public.legacy_orders");
		assertThat(tables(database)).contains("public.aaaa", "public.legacy_orders");
	}

	@Test
	void aPlanIsRefusedAsItsRunIs(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy_orders;", "");
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> migrations(database).plan(Target.HEAD));
	}

	@Test
	void whatABaselineStampsTakesNothingAway(TestDatabase database) {
		execute(database, "CREATE TABLE bbbb (id int)");
		this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy_orders; CREATE TABLE bbbb (id int);", "")
			.table("cccc", "bbbb");
		this.configuration = this.configuration.withBaseline(Target.parse("bbbb"));
		assertThat(migrations(database).plan(Target.HEAD).steps()).hasSize(3);
		assertThat(upgrade(database).steps()).hasSize(3);
	}

	@Test
	void aClassIsRefusedWithItsLine(TestDatabase database) {
		RevisionSource java = ScriptedRevision
			.source(ScriptedRevision.of("bbbb", "aaaa", (op) -> op.renameTable("legacy_orders", "orders"), (op) -> {
			}));
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> Migrations.on(database.dataSource())
				.locations(this.folder.location())
				.source(java)
				.configuration(this.configuration)
				.build()
				.upgrade(Target.HEAD))
			.withMessageContaining("ScriptedRevision.upgrade(ScriptedRevision.java:")
			.withMessageContaining("renames public.legacy_orders, which 'legacy_*' protects");
	}

	@Test
	void aScriptIsRefusedWhereItsNamesSayEnough(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "DROP TABLE legacy_a;\nDROP TABLE legacy.b;\nDROP TABLE c;\n"
				+ "DROP SCHEMA legacy CASCADE;\nDROP SCHEMA app CASCADE;", "");
		StringBuilder out = new StringBuilder();
		assertThatExceptionOfType(ProtectedTablesException.class)
			.isThrownBy(() -> migrations(database).upgradeScript(TargetRange.parse(":head"), out))
			.withMessageContaining("bbbb.sql:7: drops legacy_a, which 'legacy_*' protects")
			.withMessageContaining("bbbb.sql:8: drops legacy.b, which 'legacy.*' protects")
			.withMessageContaining("bbbb.sql:10: drops the schema legacy, where 'legacy.*' protects tables")
			.withMessageNotContainingAny("bbbb.sql:9", "bbbb.sql:11");
		assertThat(out).isEmpty();
	}

	private void protect(String... patterns) {
		this.configuration = this.configuration.withProtectedTables(List.of(patterns));
	}

	private MigrationReport upgrade(TestDatabase database) {
		return migrations(database).upgrade(Target.HEAD);
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

	private static void execute(TestDatabase database, String... statements) {
		for (String sql : statements) {
			database.client().sql(sql).update();
		}
	}

	private static List<String> tables(TestDatabase database) {
		return database.client()
			.sql("SELECT schemaname || '.' || tablename FROM pg_tables"
					+ " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")
			.query(String.class)
			.list();
	}

}
