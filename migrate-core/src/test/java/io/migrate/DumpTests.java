package io.migrate;

import java.nio.file.Path;

import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code pg_dump} writes is a fine first revision.
 */
@PostgresTest
@EveryMajor
class DumpTests {

	private static final String DUMP = """
			\\restrict Zk3c0kT9
			SET statement_timeout = 0;
			SET lock_timeout = 0;
			SET client_encoding = 'UTF8';
			SET standard_conforming_strings = on;
			SELECT pg_catalog.set_config('search_path', '', false);
			SET check_function_bodies = false;
			SET row_security = off;
			CREATE FUNCTION public.twice(n integer) RETURNS integer
			    LANGUAGE plpgsql
			    AS $_$
			begin return $1 * 2; -- ';' and "quotes" '
			end;
			$_$;
			CREATE FUNCTION public.thrice(n integer) RETURNS integer
			    LANGUAGE sql
			    BEGIN ATOMIC
			 SELECT CASE WHEN n > 0 THEN (n * 3) ELSE 0 END;
			END;
			SET default_tablespace = '';
			SET default_table_access_method = heap;
			CREATE TABLE public.notes (
			    id bigint NOT NULL,
			    body text
			);
			CREATE RULE protect AS ON DELETE TO public.notes DO INSTEAD (SELECT 1; SELECT 2;);
			COPY public.notes (id, body) FROM stdin;
			1	a;b -- c
			2	\\N
			3	it's "quoted" \\\\.
			\\.
			ALTER TABLE ONLY public.notes ADD CONSTRAINT notes_pkey PRIMARY KEY (id);
			\\unrestrict Zk3c0kT9
			-- migrate:allow-data it is a dump
			""";

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void aDumpRunsAndItsSettingsStayInside(TestDatabase database) {
		this.folder.revision("aaaa", "", DUMP, "DROP TABLE public.notes;").table("bbbb", "aaaa");
		upgrade(database);
		assertThat(database.client().sql("SELECT body FROM notes ORDER BY id").query(String.class).list())
			.containsExactly("a;b -- c", null, "it's \"quoted\" \\.");
		assertThat(database.client().sql("SELECT twice(4) + thrice(2)").query(Integer.class).single()).isEqualTo(14);
		assertThat(database.client().sql("SELECT to_regclass('public.bbbb')::text").query(String.class).single())
			.isEqualTo("bbbb");
	}

	@ParameterizedTest
	@MethodSource("io.migrate.testing.ScriptClient#installed")
	void aDumpInAScriptLeavesTheSame(ScriptClient client) {
		this.folder.revision("aaaa", "", DUMP, "DROP TABLE public.notes;").table("bbbb", "aaaa");
		try (TestDatabase online = TestDatabase.create(); TestDatabase offline = TestDatabase.create()) {
			upgrade(online);
			StringBuilder script = new StringBuilder();
			Migrations.on(offline.dataSource())
				.locations(this.folder.location())
				.build()
				.upgradeScript(TargetRange.parse(":head"), script);
			Outcome outcome = client.run(offline, script.toString());
			assertThat(outcome.success()).as(outcome.output()).isTrue();
			assertThat(DatabaseImage.objects(offline)).isEqualTo(DatabaseImage.objects(online));
			assertThat(DatabaseImage.revisions(offline)).isEqualTo(DatabaseImage.revisions(online));
		}
	}

	@Test
	void aLineOfDataThatTheServerRefusesRollsTheRevisionBack(TestDatabase database) {
		this.folder.revision("aaaa", "", """
				CREATE TABLE notes (id bigint);
				COPY notes FROM stdin;
				1
				two
				\\.
				-- migrate:allow-data the data is to be wrong
				""", "");
		assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> upgrade(database))
			.withMessageContaining("aaaa.sql:8:1: invalid input syntax for type bigint: \"two\"")
			.withMessageContaining("Where: COPY notes, line 2, column id: \"two\"");
		assertThat(database.client().sql("SELECT to_regclass('notes')::text").query(String.class).list())
			.containsOnlyNulls();
	}

	@Test
	void statementsThatAnswerRowsAreRunLikeAnyOther(TestDatabase database) {
		this.folder.revision("aaaa", "", """
				CREATE TABLE t (id int, j jsonb);
				SELECT generate_series(1, 1000);
				-- migrate:allow-data its answer is to be passed over
				INSERT INTO t VALUES (1, '{"a": {"b": 1}}') RETURNING id;
				SELECT count(*) FROM t WHERE j ? 'a' AND j ?| array['a', 'b'];
				SELECT '{fn now()}' AS "{d 'x'}";
				""", "");
		upgrade(database);
		assertThat(database.client().sql("SELECT j -> 'a' ->> 'b' FROM t").query(String.class).single()).isEqualTo("1");
	}

	@Test
	void everyKindOfQuoteReachesTheServerAsItStands(TestDatabase database) {
		this.folder.revision("aaaa", "", """
				CREATE TABLE t (id int, v text);
				-- migrate:allow-data its quotes are looked at
				INSERT INTO t VALUES (1, E'a\\'b;\\n'), (2, U&'d\\0061t\\+000061'), (3, $x$;'$x$), (4, 'it''s \\');
				/* outer /* inner; */ ; */
				COMMENT ON TABLE t IS 'a;b';
				""", "");
		upgrade(database);
		assertThat(database.client().sql("SELECT v FROM t ORDER BY id").query(String.class).list())
			.containsExactly("a'b;\n", "data", ";'", "it's \\");
	}

	private void upgrade(TestDatabase database) {
		Migrations.on(database.dataSource()).locations(this.folder.location()).build().upgrade(Target.HEAD);
	}

}
