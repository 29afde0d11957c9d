package io.migrate;

import java.nio.file.Path;
import java.util.List;

import io.migrate.graph.Target;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.ScriptedRevision;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What revisions rely on in a run, and have in a scratch database as well.
 */
@PostgresTest
@EveryMajor
class ReplayTests {

	@TempDir
	private Path folder;

	private final TestDatabase database;

	ReplayTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void empty() {
		this.database.client().sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();
		this.database.client().sql("DROP SCHEMA IF EXISTS app CASCADE").update();
	}

	private RevisionFolder revisions() {
		return new RevisionFolder(this.folder.resolve("revisions"));
	}

	private MigrationsBuilder migrations() {
		return Migrations.on(this.database.dataSource())
			.locations("file:" + this.folder.resolve("revisions"))
			.definitions("file:" + this.folder.resolve("definitions"))
			.scratch(Scratch.onServer(this.database.url(),
					(url) -> new DriverManagerDataSource(url, this.database.user(), this.database.password())));
	}

	private static List<String> findings(Migrations migrations) {
		migrations.upgrade(Target.HEAD);
		return migrations.verifier().verify().findings().stream().map(Finding::toString).toList();
	}

	@Test
	void aRevisionIsATransaction() {
		revisions().revision("a1b2", "", """
				CREATE SCHEMA app;
				SET LOCAL search_path = app;
				SET LOCAL check_function_bodies = off;
				CREATE TEMPORARY TABLE notes (id int) ON COMMIT DROP;
				CREATE TABLE users AS SELECT id FROM notes;
				LOCK TABLE users;
				CREATE FUNCTION later() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM members';
				SAVEPOINT here;""", "DROP SCHEMA app CASCADE;")
			.revision("b2c3", "a1b2", "CREATE TABLE members (id int);", "DROP TABLE members;");
		assertThat(findings(migrations().build())).isEmpty();
	}

	@Test
	void whatMustStandAloneStandsBetweenTransactions() {
		revisions().revision("a1b2", "", """
				CREATE TABLE users (id int, name text);
				CREATE INDEX CONCURRENTLY users_name ON users (name);
				SET LOCAL search_path = pg_catalog;
				ALTER TABLE public.users ADD place point;
				VACUUM public.users;
				CREATE TABLE members (id int);""", "DROP TABLE users, members;");
		assertThat(findings(migrations().build())).isEmpty();
	}

	@Test
	void aRevisionDoesSomethingInJava() {
		revisions().table("a1b2", "");
		assertThat(findings(migrations().source(ScriptedRevision.source(ScriptedRevision.of("b2c3", "a1b2",
				(op) -> op.jdbc((jdbc) -> jdbc.sql("ALTER TABLE a1b2 ADD name text").update()),
				(op) -> op.dropColumn("a1b2", "name"))))
			.build())).isEmpty();
	}

	@Test
	void aSchemaThatRevisionsOnlyUseIsThere() {
		String name = this.database.name();
		this.database.client().sql("CREATE SCHEMA app; ALTER DATABASE " + name + " SET search_path = app").update();
		try {
			revisions().revision("a1b2", "", "CREATE TABLE users (id int);", "DROP TABLE users;");
			assertThat(findings(migrations().build())).isEmpty();
		}
		finally {
			this.database.client().sql("ALTER DATABASE " + name + " RESET search_path").update();
		}
	}

	@Test
	void aSchemaThatARevisionMakesIsNotThereBefore() {
		String name = this.database.name();
		this.database.client().sql("ALTER DATABASE " + name + " SET search_path = app, public").update();
		try {
			revisions().table("a1b2", "")
				.revision("b2c3", "a1b2", "CREATE SCHEMA IF NOT EXISTS app; CREATE TABLE app.users (id int);",
						"DROP SCHEMA app CASCADE;");
			assertThat(findings(migrations().build())).isEmpty();
			assertThat(migrations().build().verifier().roundTrip(List.of()).isClean()).isTrue();
		}
		finally {
			this.database.client().sql("ALTER DATABASE " + name + " RESET search_path").update();
		}
	}

	@Test
	void branchesComeInTheOrderInWhichTheyWereApplied() {
		revisions().table("a1b2", "")
			.revision("c3d4", "a1b2",
					"ALTER TABLE a1b2 ADD c int CHECK (c > 3); CREATE VIEW all_of_it AS SELECT * FROM a1b2;"
							+ " ALTER TABLE a1b2 ADD CHECK (id < 3);",
					"DROP VIEW all_of_it;");
		migrations().build().upgrade(Target.HEAD);
		revisions()
			.revision("b2c3", "a1b2", "ALTER TABLE a1b2 ADD b int; ALTER TABLE a1b2 ADD CHECK (id < 2);",
					"ALTER TABLE a1b2 DROP b;")
			.revision("d4e5", "b2c3, c3d4", "CREATE TABLE d4e5 ();", "DROP TABLE d4e5;");
		assertThat(findings(migrations().build())).isEmpty();
	}

	@Test
	void aDefinitionLeavesNothingInTheSession() {
		revisions().revision("a1b2", "", "CREATE SCHEMA app; CREATE TABLE users (id int);", "DROP TABLE users;");
		new RevisionFolder(this.folder.resolve("definitions")).file("first.sql",
				"-- Definition: first\n\nSET search_path = app, public; CREATE OR REPLACE VIEW ids AS SELECT id FROM users;")
			.file("second.sql", "-- Definition: second\n\nCREATE OR REPLACE VIEW more AS SELECT id FROM users;");
		assertThat(findings(migrations().build())).isEmpty();
	}

}
