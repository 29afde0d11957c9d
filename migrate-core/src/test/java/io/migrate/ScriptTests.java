package io.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.script.Placeholders;
import io.migrate.testing.DatabaseImage;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptClient;
import io.migrate.testing.ScriptClient.Outcome;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Scripts that run without the engine, beside runs of the engine on another database.
 */
@PostgresTest
class ScriptTests {

	private RevisionFolder folder;

	private MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS;

	static List<ScriptClient> clients() {
		return ScriptClient.installed();
	}

	@BeforeEach
	void write(@TempDir Path path) {
		this.folder = VariedRevisions.in(path);
	}

	@EveryMajor
	@ParameterizedTest
	@MethodSource("clients")
	void anUpgradeFromBaseLeavesWhatTheEngineLeaves(ScriptClient client) {
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			migrations(online).upgrade(Target.HEADS);
			assertRuns(client, offline, upgrade(":head"));
			assertSame(offline, online);
			assertThat(migrations(offline).upgrade(Target.HEADS).steps()).isEmpty();
		}
	}

	@EveryMajor
	@ParameterizedTest
	@MethodSource("clients")
	void aRangeGoesOnWhereTheDatabaseStands(ScriptClient client) {
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			migrations(online).upgrade(Target.parse("index1"));
			migrations(online).upgrade(Target.HEADS);
			migrations(offline).upgrade(Target.parse("index1"));
			assertRuns(client, offline, upgrade("index1:heads"));
			assertSame(offline, online);
		}
	}

	@EveryMajor
	@ParameterizedTest
	@MethodSource("clients")
	void aDowngradeLeavesWhatTheEngineLeaves(ScriptClient client) {
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			for (TestDatabase database : List.of(online, offline)) {
				migrations(database).upgrade(Target.HEADS);
			}
			migrations(online).downgrade(Target.parse("-1"));
			assertRuns(client, offline, downgrade("last1:-1"));
			assertSame(offline, online);
			migrations(online).downgrade(Target.parse("base1"));
			assertRuns(client, offline, downgrade("merge1:base1"));
			assertSame(offline, online);
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void aDowngradeToBaseLeavesNothing(ScriptClient client) {
		try (TestDatabase database = TestDatabase.create()) {
			migrations(database).upgrade(Target.HEADS);
			assertRuns(client, database, downgrade("heads:base"));
			assertThat(DatabaseImage.revisions(database)).isEmpty();
			assertThat(DatabaseImage.objects(database)).noneMatch((line) -> line.contains("users"));
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void aStampLeavesWhatTheEngineLeaves(ScriptClient client) {
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			migrations(online).stamp(Target.HEADS);
			assertRuns(client, offline, stamp(null, "heads"));
			assertSame(offline, online);
			migrations(online).stamp(Target.parse("func1"));
			assertRuns(client, offline, stamp("heads", "func1"));
			assertSame(offline, online);
		}
	}

	@Test
	void theJournalSaysThatItWasAScript(TestDatabase database) {
		assertRuns(ScriptClient.DRIVER, database, upgrade("base:base1"));
		assertThat(list(database, "SELECT instance FROM migrate_event")).containsExactly("script");
		assertThat(list(database, "SELECT applied_by FROM migrate_revision"))
			.containsExactly(database.user() + "@script");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void aSecondRunFailsBeforeItChangesAnything(ScriptClient client) {
		try (TestDatabase database = TestDatabase.create()) {
			String script = upgrade(":copy1");
			assertRuns(client, database, script);
			List<String> before = DatabaseImage.objects(database);
			assertFails(client, database, script,
					"this script applies revisions that are already applied: base1, copy1");
			assertThat(DatabaseImage.objects(database)).isEqualTo(before);
			assertThat(DatabaseImage.journal(database)).hasSize(2);
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void ourTablesStandWhereTheSettingsPlaceThem(ScriptClient client) {
		this.configuration = this.configuration.withTables(new HistoryTables("the ops", "m_"));
		try (TestDatabase database = TestDatabase.create()) {
			assertRuns(client, database, upgrade(":base1"));
			assertRuns(client, database, upgrade("base1:head"));
			assertThat(list(database, "SELECT id FROM \"the ops\".m_revision")).hasSize(7);
			assertThat(migrations(database).upgrade(Target.HEADS).steps()).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void aRangeThatBeginsElsewhereChangesNothing(ScriptClient client) {
		try (TestDatabase database = TestDatabase.create()) {
			List<String> before = DatabaseImage.objects(database);
			assertFails(client, database, upgrade("base1:copy1"),
					"this script relies on revisions that are not applied: base1");
			assertThat(DatabaseImage.objects(database)).isEqualTo(before);
		}
	}

	@Test
	void aDowngradeDoesNotTakeTheGroundFromOthers(TestDatabase database) {
		migrations(database).upgrade(Target.parse("func1"), Target.parse("copy1"));
		assertFails(ScriptClient.DRIVER, database, downgrade("copy1:base"),
				"other revisions stand on those that this script takes back: func1");
		assertThat(DatabaseImage.revisions(database)).hasSize(3);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void nothingRunsWhileAnotherInstanceMigrates(ScriptClient client) throws SQLException {
		try (TestDatabase database = TestDatabase.create();
				Connection holder = database.dataSource().getConnection();
				Statement statement = holder.createStatement()) {
			statement.execute("SELECT pg_advisory_lock(" + RunLock.key(this.configuration.tables()) + ")");
			assertFails(client, database, upgrade(":base1"), "Another instance migrates this database");
			assertThat(DatabaseImage.objects(database)).noneMatch((line) -> line.contains("migrate_"));
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void theEngineFinishesWhatAnInterruptedScriptHasLeft(ScriptClient client) {
		this.folder.revision("index1", "func1", """
				ALTER TABLE users ADD COLUMN name text DEFAULT 'x';
				CREATE UNIQUE INDEX CONCURRENTLY users_name ON users (name);
				ALTER TABLE users ADD COLUMN age int;
				""", "");
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			for (TestDatabase database : List.of(online, offline)) {
				migrations(database).upgrade(Target.parse("func1"));
				database.client().sql("INSERT INTO users VALUES (1), (2)").update();
			}
			assertFails(client, offline, upgrade("func1:index1"), "could not create unique index");
			assertThat(list(offline, "SELECT id || ' ' || state FROM migrate_revision WHERE state <> 'applied'"))
				.containsExactly("index1 upgrading");
			assertFails(client, offline, upgrade("func1:index1"), "these revisions were left half-way: index1");
			for (TestDatabase database : List.of(online, offline)) {
				database.client().sql("DELETE FROM users").update();
				migrations(database).upgrade(Target.parse("index1"));
			}
			assertThat(DatabaseImage.objects(offline)).isEqualTo(DatabaseImage.objects(online));
			assertThat(DatabaseImage.revisions(offline)).isEqualTo(DatabaseImage.revisions(online));
		}
	}

	@Test
	void whoForgetsTheOptionRunsNothingOnTopOfAFailedStep(TestDatabase database) {
		assumeTrue(ScriptClient.isPsqlInstalled());
		this.folder.revision("copy1", "base1", "SELECT 1/0;", "");
		this.folder.table("sets1", "copy1");
		Outcome outcome = ScriptClient.PSQL.run(database, upgrade(":sets1"));
		assertThat(outcome.success()).isFalse();
		assertThat(DatabaseImage.revisions(database)).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("clients")
	void timeOutsInARevisionAreAsInARunOfTheEngine(ScriptClient client) {
		String look = "CREATE TABLE %s AS SELECT current_setting('lock_timeout') AS l, current_setting('statement_timeout') AS s;\n";
		this.folder.revision("copy1", "base1",
				"SET lock_timeout = '7s'; SET statement_timeout = '9s';" + look.formatted("before")
						+ "CREATE INDEX CONCURRENTLY i ON users (email);" + look.formatted("after") + "VACUUM users;"
						+ look.formatted("last"),
				"");
		this.folder.revision("sets1", "copy1",
				"CREATE INDEX CONCURRENTLY j ON users (email);" + look.formatted("other"), "");
		this.folder.revision("func1", "sets1", look.formatted("next"), "");
		this.folder.revision("index1", "func1", "", "").revision("merge1", "index1", "", "");
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			migrations(online).upgrade(Target.HEADS);
			assertRuns(client, offline, upgrade(":heads"));
			assertSame(offline, online);
			assertThat(DatabaseImage.objects(offline)).contains("after (7s,9s)", "next (1s,0)");
		}
	}

	@Test
	void aSessionThatTookARoleBeforeKeepsIt(TestDatabase database) {
		assumeTrue(ScriptClient.isPsqlInstalled());
		String role = database.name() + "_owner";
		database.client().sql("CREATE ROLE " + role + " IN ROLE pg_monitor").update();
		try {
			database.client().sql("GRANT ALL ON SCHEMA public TO " + role).update();
			database.client().sql("GRANT CREATE ON DATABASE " + database.name() + " TO " + role).update();
			this.folder.revision("next1", "last1", """
					SET SESSION AUTHORIZATION pg_monitor;
					VACUUM users;
					SELECT 1;
					""", "");
			this.folder.revision("path1", "next1", "CREATE TABLE path AS SELECT current_setting('search_path');", "");
			Outcome outcome = ScriptClient.PSQL.run(database, upgrade(":head"), "-c", "SET ROLE " + role, "-c",
					"SET search_path = public, app", "-v", "ON_ERROR_STOP=1");
			assertThat(outcome.success()).as(outcome.output()).isTrue();
			assertThat(list(database,
					"SELECT DISTINCT relowner::regrole FROM pg_class"
							+ " WHERE relnamespace IN ('public'::regnamespace, 'app'::regnamespace)"))
				.containsExactly(role);
			assertThat(list(database, "SELECT current_setting FROM path")).containsExactly("public, app");
		}
		finally {
			database.client().sql("DROP OWNED BY " + role + " CASCADE").update();
			database.client().sql("DROP ROLE " + role).update();
		}
	}

	@Test
	void aLeaseKeepsOthersOutAndIsGivenBack(TestDatabase database) {
		this.configuration = this.configuration.withLocking(new Locking(LockKind.LEASE, Duration.ZERO));
		String script = upgrade(":head");
		assertRuns(ScriptClient.installed().get(0), database, script);
		assertThat(DatabaseImage.revisions(database)).hasSize(7);
		assertThat(list(database, "SELECT name FROM migrate_lease")).isEmpty();
		database.client()
			.sql("INSERT INTO migrate_lease VALUES ('migration', 't', 'o', '', now(), now() + interval '1 hour', 1)")
			.update();
		assertFails(ScriptClient.DRIVER, database, downgrade("last1:-1"), "Another instance migrates this database");
	}

	@ParameterizedTest
	@MethodSource("clients")
	void allOfARunCanShareATransaction(ScriptClient client) {
		this.folder.revision("copy1", "base1", "SELECT 1/0;", "");
		this.configuration = this.configuration
			.withExecution(new ExecutionSettings(Transaction.RUN, true, Duration.ofMinutes(1), Duration.ofMinutes(1)));
		try (TestDatabase database = TestDatabase.create()) {
			assertFails(client, database, upgrade(":copy1"), "division by zero");
			assertThat(DatabaseImage.revisions(database)).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void valuesTakeThePlaceOfPlaceholders(ScriptClient client) {
		this.folder.revision("copy1", "base1", "SELECT 1 AS ${name};\nCREATE TABLE t (c text DEFAULT '${text}')", "");
		placeholders(Map.of("name", "x -- a comment", "text", "a:HOST"));
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			migrations(online).upgrade(Target.parse("copy1"));
			assertRuns(client, offline, upgrade(":copy1"));
			assertSame(offline, online);
		}
	}

	@ParameterizedTest
	@MethodSource("clients")
	void dataInCommaSeparatedValuesGoesAsItIs(ScriptClient client) {
		this.folder.revision("copy1", "base1", """
				-- migrate:allow-data it is looked at
				COPY users (id, email) FROM STDIN (FORMAT csv);
				4,"it's $migrate$"
				5,\\x
				\\.
				""", "");
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			// An older psql sends the end of the data, too, and a newer server minds
			assumeTrue(client.isAsNewAs(18) || online.serverMajor() < 18);
			migrations(online).upgrade(Target.parse("copy1"));
			assertRuns(client, offline, upgrade(":copy1"));
			assertSame(offline, online);
		}
	}

	private void assertRuns(ScriptClient client, TestDatabase database, String script) {
		Outcome outcome = client.run(database, script, "-v", "ON_ERROR_STOP=1");
		assertThat(outcome.success()).as(outcome.output() + "\n" + script).isTrue();
	}

	private void assertFails(ScriptClient client, TestDatabase database, String script, String message) {
		Outcome outcome = client.run(database, script, "-v", "ON_ERROR_STOP=1");
		assertThat(outcome.output()).contains(message);
		assertThat(outcome.success()).isFalse();
	}

	private static void assertSame(TestDatabase offline, TestDatabase online) {
		assertThat(DatabaseImage.objects(offline)).isEqualTo(DatabaseImage.objects(online));
		assertThat(DatabaseImage.revisions(offline)).isEqualTo(DatabaseImage.revisions(online));
		assertThat(DatabaseImage.journal(offline)).isEqualTo(DatabaseImage.journal(online));
		assertThat(list(offline, "SELECT revision FROM migrate_statement")).isEmpty();
	}

	private static List<String> list(TestDatabase database, String sql) {
		return database.client().sql(sql).query(String.class).list();
	}

	private void placeholders(Map<String, String> values) {
		this.configuration = MigrationConfiguration.DEFAULTS.withPlaceholders(new Placeholders(values, false));
	}

	private String upgrade(String range) {
		StringBuilder out = new StringBuilder();
		offline().upgradeScript(TargetRange.parse(range), out);
		return out.toString();
	}

	private String downgrade(String range) {
		StringBuilder out = new StringBuilder();
		offline().downgradeScript(TargetRange.parse(range), out);
		return out.toString();
	}

	private String stamp(String from, String target) {
		StringBuilder out = new StringBuilder();
		offline().stampScript((from != null) ? Target.parse(from) : null, List.of(Target.parse(target)), out);
		return out.toString();
	}

	private Migrations offline() {
		return Migrations.on(new DriverManagerDataSource("jdbc:nowhere:"))
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

	private Migrations migrations(TestDatabase database) {
		return Migrations.on(database.dataSource())
			.locations(this.folder.location())
			.configuration(this.configuration)
			.build();
	}

}
