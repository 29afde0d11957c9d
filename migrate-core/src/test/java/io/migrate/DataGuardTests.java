package io.migrate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.migrate.MigrationConfiguration.DataStatements;
import io.migrate.execute.DataStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.revision.InvalidRevisionsException;
import io.migrate.script.Placeholders;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An upgrade changes the schema, and data only where that is allowed.
 */
@PostgresTest
class DataGuardTests {

	private static final String SEED = "INSERT INTO aaaa VALUES (1);";

	private final RecordingListener listener = new RecordingListener();

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	@BeforeEach
	void writeRevisions(@TempDir Path path) {
		this.folder = new RevisionFolder(path).table("aaaa", "");
	}

	@Test
	void changesOfAllPendingRevisionsAreRefusedBeforeAnythingRuns(TestDatabase database) {
		this.folder
			.revision("bbbb", "aaaa",
					"CREATE INDEX ON aaaa (id);\nINSERT INTO Public.aaaa\n  VALUES (1);\n"
							+ "DO $$\nBEGIN\n  UPDATE aaaa SET id = 2;\nEND $$;\nCOPY aaaa FROM stdin;\n1\n\\.\n",
					"")
			.revision("cccc", "bbbb", "WITH gone AS (\n  DELETE FROM aaaa RETURNING *)\nSELECT * FROM gone;", "");
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageMatching("Revisions would change data, which belongs into populations:\n"
					+ "  \\S+bbbb\\.sql:8: INSERT INTO public\\.aaaa\n  \\S+bbbb\\.sql:12: UPDATE aaaa\n"
					+ "  \\S+bbbb\\.sql:14: COPY aaaa FROM\n  \\S+cccc\\.sql:8: DELETE FROM aaaa")
			.satisfies((ex) -> assertThat(ex.action()).contains("db/populations", "-- migrate:allow-data <reason>",
					"allowData = \"<reason>\"", "'migrate.data-statements'", "Nothing was run"));
		assertThat(tables(database)).isEmpty();
	}

	@Test
	void whatIsAppliedIsNotLookedAt(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "");
		allow();
		upgrade(database);
		this.configuration = MigrationConfiguration.DEFAULTS;
		this.folder.table("cccc", "bbbb");
		assertThat(upgrade(database).steps()).hasSize(1);
	}

	@Test
	void aRevisionThatSaysWhyMay(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "-- migrate:allow-data the constraint below needs it\n" + SEED, "")
			.revision("cccc", "bbbb", SEED, "");
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("cccc.sql:7: INSERT INTO aaaa")
			.withMessageNotContaining("bbbb.sql");
		this.folder.delete("cccc.sql");
		upgrade(database);
		assertThat(rows(database)).isOne();
	}

	@Test
	void theReasonMayStandAnywhereInTheFileAndIsNoEdit(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "-- migrate:allow-data it takes them back\n");
		upgrade(database);
		this.folder.revision("bbbb", "aaaa", SEED, "");
		assertThat(upgrade(database).steps()).isEmpty();
	}

	@Test
	void withoutAReasonItMayNot(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "-- migrate:allow-data\n" + SEED, "");
		assertThatExceptionOfType(InvalidRevisionsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: '-- migrate:allow-data' needs a reason behind it");
	}

	@Test
	void withWarnItIsToldAndRuns(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED + "\nTRUNCATE aaaa;", "")
			.revision("cccc", "bbbb", "-- migrate:allow-data it says why\n" + SEED, "");
		this.configuration = this.configuration.withDataStatements(DataStatements.WARN);
		upgrade(database);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).extracting(MigrationEvent.Warning::message)
			.satisfiesExactly(
					(insert) -> assertThat(insert).matches(
							"A revision changes data, which belongs into a population: \\S+bbbb\\.sql:7: INSERT INTO"
									+ " aaaa"),
					(truncate) -> assertThat(truncate).endsWith("bbbb.sql:8: TRUNCATE aaaa"));
		assertThat(rows(database)).isOne();
	}

	@Test
	void withAllowItRunsWithoutAWord(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "");
		allow();
		upgrade(database);
		assertThat(this.listener.events(MigrationEvent.Warning.class)).isEmpty();
		assertThat(rows(database)).isOne();
	}

	@Test
	void aTableThatTheSectionMadeMayBeFilledFromAQuery(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", """
				CREATE TEMP TABLE kept AS SELECT * FROM aaaa WHERE false;
				INSERT INTO pg_temp.kept SELECT * FROM aaaa;
				ALTER TABLE aaaa RENAME TO old;
				CREATE TABLE aaaa (id bigint PRIMARY KEY, more text);
				INSERT INTO aaaa (id) SELECT id FROM old;
				CREATE TABLE public.pages (id bigint);
				INSERT INTO Public."pages" TABLE kept;
				DROP TABLE old;
				""", "");
		assertThat(upgrade(database).steps()).hasSize(2);
	}

	@Test
	void otherwiseItMayNotBeFilled(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", """
				INSERT INTO aaaa SELECT 1;
				CREATE TABLE made (id int);
				INSERT INTO made VALUES (2);
				INSERT INTO public.made SELECT 3;
				CREATE TABLE IF NOT EXISTS perhaps (id int);
				INSERT INTO perhaps SELECT 4;
				DROP TABLE made;
				INSERT INTO made SELECT 5;
				CREATE TABLE again (id int);
				SET LOCAL search_path = app;
				INSERT INTO again SELECT 6;
				""", "");
		this.folder.revision("cccc", "bbbb", "CREATE TABLE n (id int);", "")
			.revision("dddd", "cccc", "INSERT INTO n SELECT 7;", "");
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContainingAll("bbbb.sql:7: INSERT INTO aaaa", "bbbb.sql:9: INSERT INTO made",
					"bbbb.sql:10: INSERT INTO public.made", "bbbb.sql:12: INSERT INTO perhaps",
					"bbbb.sql:14: INSERT INTO made", "bbbb.sql:17: INSERT INTO again", "dddd.sql:7: INSERT INTO n");
	}

	@Test
	void aDowngradeMayChangeData(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "", SEED).revision("cccc", "bbbb", "", "DELETE FROM aaaa;");
		upgrade(database);
		Migrations migrations = migrations(database);
		assertThat(migrations.planDowngrade(Target.parse("-1")).steps()).hasSize(1);
		migrations.downgrade(Target.parse("-1"));
		this.folder.delete("cccc.sql").delete("bbbb.sql");
		migrations(database).downgradeUnknown();
		assertThat(rows(database)).isOne();
	}

	@Test
	void whatIsOnlyMarkedChangesNothing(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "").table("cccc", "bbbb");
		migrations(database).stamp(Target.parse("bbbb"));
		database.client().sql("CREATE TABLE aaaa ()").update();
		assertThat(upgrade(database).steps()).hasSize(1);
	}

	@Test
	void whatABaselineMarksChangesNothing(TestDatabase database) {
		database.client().sql("CREATE TABLE aaaa ()").update();
		this.folder.revision("bbbb", "aaaa", SEED, "").table("cccc", "bbbb").revision("dddd", "cccc", SEED, "");
		this.configuration = this.configuration.withBaseline(Target.parse("cccc"));
		assertThat(migrations(database).plan(Target.parse("cccc")).steps()).hasSize(3);
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("dddd.sql")
			.withMessageNotContaining("bbbb.sql");
	}

	@Test
	void aRevisionThatWasBegunComesToItsEnd(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED + "\nCREATE INDEX CONCURRENTLY i ON aaaa (id);\nSELECT 1 / 0;", "");
		allow();
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(database));
		this.configuration = MigrationConfiguration.DEFAULTS;
		this.folder.revision("bbbb", "aaaa",
				SEED + "\nCREATE INDEX CONCURRENTLY i ON aaaa (id);\nINSERT INTO aaaa VALUES (2);", "");
		upgrade(database);
		assertThat(rows(database)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(DataStatements.class)
	void aPlanAndAScriptAreRefusedAsTheirRunIs(DataStatements setting, TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "");
		this.configuration = this.configuration.withDataStatements(setting);
		Migrations migrations = migrations(database);
		StringBuilder script = new StringBuilder();
		if (setting == DataStatements.REJECT) {
			assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> migrations.plan(Target.HEAD));
			assertThatExceptionOfType(DataStatementsException.class)
				.isThrownBy(() -> migrations.upgradeScript(TargetRange.parse(":head"), script))
				.withMessageContaining("bbbb.sql:7: INSERT INTO aaaa");
			assertThat(script).isEmpty();
		}
		else {
			assertThat(migrations.plan(Target.HEAD).steps()).hasSize(2);
			migrations.upgradeScript(TargetRange.parse(":head"), script);
			assertThat(script).contains("INSERT INTO aaaa VALUES (1);");
		}
		assertThat(this.listener.events(MigrationEvent.Warning.class))
			.hasSize((setting == DataStatements.WARN) ? 2 : 0);
	}

	@Test
	void scriptsThatRunNoUpgradeAreWritten(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", SEED, "DELETE FROM aaaa;").table("cccc", "bbbb");
		StringBuilder script = new StringBuilder();
		migrations(database).downgradeScript(TargetRange.parse("cccc:aaaa"), script);
		migrations(database).stampScript(null, List.of(Target.HEAD), script);
		migrations(database).upgradeScript(TargetRange.parse("bbbb:head"), script);
		assertThat(script).contains("DELETE FROM aaaa", "CREATE TABLE cccc").doesNotContain("INSERT INTO aaaa");
	}

	@Test
	void aClassIsRefusedWithItsLineUnlessItSaysWhy(TestDatabase database) {
		ScriptedRevision revision = ScriptedRevision.of("bbbb", "aaaa", (op) -> {
			op.execute("SELECT 1;\nDELETE FROM aaaa");
			op.bulkInsert("aaaa", "id").row(1);
		}, (op) -> op.execute("DELETE FROM aaaa"));
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database, revision))
			.withMessageMatching("(?s).*ScriptedRevision.java:\\d+\\):2: DELETE FROM aaaa\n"
					+ ".*ScriptedRevision.java:\\d+\\):1: INSERT INTO aaaa");
		upgrade(database, revision.with(Map.of("allowData", "the check needs it")));
		assertThat(rows(database)).isOne();
	}

	@Test
	void aPlaceholderMayHideNothing(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", "${verb} aaaa;", "");
		this.configuration = this.configuration.withPlaceholders(new Placeholders(Map.of("verb", "TRUNCATE"), false));
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:7: TRUNCATE aaaa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "/* some words */", "-- a line\n" })
	void aPlaceholderMayStandForNothing(String value, TestDatabase database) {
		this.folder.revision("bbbb", "aaaa",
				"SELECT 1;\n${hint} TRUNCATE aaaa;\n${hint}\nDO $$ BEGIN DELETE FROM aaaa; END $$;", "");
		this.configuration = this.configuration.withPlaceholders(new Placeholders(Map.of("hint", value), false));
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContainingAll("bbbb.sql:8: TRUNCATE aaaa", "bbbb.sql:10: DELETE FROM aaaa");
	}

	@Test
	void rightsAndDefinitionsAreNoData(TestDatabase database) {
		this.folder.revision("bbbb", "aaaa", """
				/* INSERT INTO aaaa */ GRANT INSERT, UPDATE, DELETE, TRUNCATE ON aaaa TO PUBLIC;
				CREATE TABLE pages (id bigint REFERENCES aaaa ON UPDATE CASCADE ON DELETE CASCADE);
				CREATE POLICY deletions ON pages FOR DELETE USING (true);
				CREATE POLICY insertions ON pages FOR INSERT WITH CHECK (id > 0);
				CREATE RULE inserts AS ON INSERT TO pages DO ALSO (INSERT INTO aaaa VALUES (1); DELETE FROM aaaa);
				CREATE FUNCTION fill() RETURNS void LANGUAGE SQL AS $$ INSERT INTO aaaa VALUES (1); $$;
				CREATE PROCEDURE clear() BEGIN ATOMIC DELETE FROM aaaa; UPDATE aaaa SET id = 2; END;
				ALTER DEFAULT PRIVILEGES GRANT INSERT, DELETE ON TABLES TO PUBLIC;
				COMMENT ON TABLE pages IS 'INSERT INTO aaaa VALUES (1); DELETE FROM aaaa;';
				SELECT * FROM aaaa FOR UPDATE;
				CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM aaaa;
				REFRESH MATERIALIZED VIEW counted;
				""", "");
		assertThat(upgrade(database).steps()).hasSize(2);
	}

	@Test
	void ofADumpTheBeginningIsToldForAll(TestDatabase database) {
		String rows = IntStream.range(0, 500)
			.mapToObj((i) -> "INSERT INTO aaaa VALUES (" + i + ");\n")
			.collect(Collectors.joining());
		this.folder.revision("bbbb", "aaaa", rows, "").revision("cccc", "bbbb", SEED, "");
		assertThatExceptionOfType(DataStatementsException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("bbbb.sql:105: INSERT INTO aaaa\n")
			.withMessageContaining("bbbb.sql:106: INSERT INTO aaaa; what stands below was not looked at\n")
			.withMessageContaining("cccc.sql:7: INSERT INTO aaaa")
			.withMessageNotContaining("bbbb.sql:107");
	}

	private void allow() {
		this.configuration = this.configuration.withDataStatements(DataStatements.ALLOW);
	}

	private MigrationReport upgrade(TestDatabase database) {
		return migrations(database).upgrade(Target.HEAD);
	}

	private void upgrade(TestDatabase database, ScriptedRevision revision) {
		Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.source(ScriptedRevision.source(revision))
			.build()
			.upgrade(Target.HEAD);
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.listener(this.listener)
			.build();
	}

	private static int rows(TestDatabase database) {
		return database.client().sql("SELECT count(*) FROM aaaa").query(Integer.class).single();
	}

	private static List<String> tables(TestDatabase database) {
		return database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
			.query(String.class)
			.list();
	}

}
