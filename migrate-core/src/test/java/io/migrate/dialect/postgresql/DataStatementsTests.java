package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.dialect.DataStatement;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@PostgresTest
class DataStatementsTests {

	private static final String SCHEMA = """
			CREATE SCHEMA app;
			CREATE TABLE t (id int PRIMARY KEY, note text, "update" text, "insert" int);
			CREATE TABLE o (id int, note text);
			CREATE TABLE app.o (id int, note text);
			CREATE TABLE "T" (id int);
			CREATE TABLE "delete" (id int, "copy" text);
			CREATE TABLE part (id int) PARTITION BY RANGE (id);
			CREATE TABLE "binary" (id int);
			CREATE TABLE "merge" ("update" text);
			CREATE TABLE data (id int);
			CREATE TABLE insert_log (truncate boolean, copy boolean, id int);
			CREATE ROLE reader;
			CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
			CREATE PROCEDURE fill() LANGUAGE SQL AS 'INSERT INTO o VALUES (1)';
			CREATE MATERIALIZED VIEW m AS SELECT * FROM o;
			CREATE SEQUENCE s;
			""";

	/** A statement, and what of it changes rows. */
	static final List<Arguments> CHANGES = List.of(
			// the leading keyword
			arguments("INSERT INTO o VALUES (1, 'x')", "INSERT INTO o"),
			arguments("insert/* */into App.O (id) values (1), (2) on conflict do nothing", "INSERT INTO app.o"),
			arguments("INSERT INTO \"T\" DEFAULT VALUES", "INSERT INTO T"),
			arguments("UPDATE o SET note = 'x'", "UPDATE o"),
			arguments("UPDATE ONLY app.o AS x SET note = 'x' FROM t WHERE t.id = x.id", "UPDATE app.o"),
			arguments("UPDATE o x SET note = 'x' RETURNING *", "UPDATE o"), arguments("DELETE FROM o", "DELETE FROM o"),
			arguments("Delete From Only (app.o) Using t Where t.id = o.id", "DELETE FROM app.o"),
			arguments("TRUNCATE o", "TRUNCATE o"),
			arguments("TRUNCATE TABLE ONLY app.o, o RESTART IDENTITY CASCADE", "TRUNCATE app.o"),
			arguments("COPY o FROM '/dev/null'", "COPY o FROM"),
			arguments("COPY app.o (id, note) FROM '/dev/null' WITH (FORMAT csv)", "COPY app.o FROM"),
			arguments("COPY \"delete\" (\"copy\") FROM '/dev/null'", "COPY delete FROM"),
			arguments(
					"COPY BINARY o FROM PROGRAM 'printf \"PGCOPY\\n\\377\\r\\n\\0\\0\\0\\0\\0\\0\\0\\0\\0\\377\\377\"'",
					"COPY o FROM"),
			arguments("COPY \"binary\" FROM '/dev/null'", "COPY binary FROM"),
			arguments("COPY o (id) FROM PROGRAM 'echo 1'", "COPY o FROM"),
			arguments("UPDATE U&\"d!0061t!0061\" UESCAPE '!' SET id = 1", "UPDATE d!0061t!0061"),
			arguments("/* INSERT */ -- a\n /* /* b */ */ DELETE /* c */ FROM -- d\n o", "DELETE FROM o"),
			arguments("INSERT INTO \"merge\" (\"update\") VALUES (E'\\'; DELETE FROM o; --')", "INSERT INTO merge"),
			// filled from a query
			arguments("INSERT INTO o SELECT id, note FROM t", "INSERT INTO o < o"),
			arguments("INSERT INTO app.o AS x (id) OVERRIDING USER VALUE SELECT id FROM t",
					"INSERT INTO app.o < app.o"),
			arguments("INSERT INTO o (id) (SELECT id FROM t)", "INSERT INTO o < o"),
			arguments("INSERT INTO o (SELECT id, note FROM t)", "INSERT INTO o < o"),
			arguments("INSERT INTO o ((SELECT id, note FROM t))", "INSERT INTO o < o"),
			arguments("INSERT INTO o (id) WITH x AS (SELECT 1) SELECT * FROM x", "INSERT INTO o < o"),
			arguments("INSERT INTO app.o TABLE o ON CONFLICT DO NOTHING", "INSERT INTO app.o < app.o"),
			arguments("WITH x AS (SELECT 1) INSERT INTO o (id) SELECT * FROM x", "INSERT INTO o < o"),
			arguments("INSERT INTO o (id) (VALUES (1), (2))", "INSERT INTO o"),
			// each part of a WITH
			arguments("WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x", "DELETE FROM o"),
			arguments(
					"WITH RECURSIVE x (a) AS (SELECT 1), y AS NOT MATERIALIZED (UPDATE o SET note = '(' RETURNING id),"
							+ " z AS MATERIALIZED (INSERT INTO app.o SELECT * FROM o RETURNING id) SELECT * FROM y",
					"UPDATE o, INSERT INTO app.o < app.o"),
			arguments("WITH x AS (DELETE FROM o RETURNING *) INSERT INTO app.o SELECT * FROM x",
					"DELETE FROM o, INSERT INTO app.o < app.o"),
			arguments("WITH RECURSIVE x (a, b) AS (SELECT 1, 2 UNION ALL SELECT a + 1, b FROM x WHERE a < 3)"
					+ " SEARCH DEPTH FIRST BY a, b SET c CYCLE a, b SET d USING e, f AS (DELETE FROM o RETURNING id)"
					+ " SELECT * FROM x", "DELETE FROM o"),
			arguments("WITH x AS (SELECT 1) UPDATE o SET note = 'x'", "UPDATE o"),
			arguments("(WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x)", "DELETE FROM o"),
			arguments("CREATE TABLE n WITH (fillfactor = 70) AS WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x",
					"DELETE FROM o"),
			arguments("COPY (DELETE FROM o RETURNING id) TO '/dev/null'", "DELETE FROM o"),
			arguments("WITH delete AS (SELECT 1), update (insert) AS MATERIALIZED (INSERT INTO o (id) VALUES (1)"
					+ " RETURNING id) SELECT insert FROM update", "INSERT INTO o"),
			arguments("WITH x AS (DELETE FROM o RETURNING id) SELECT id INTO n FROM x", "DELETE FROM o"),
			arguments("CREATE TEMP TABLE n AS (WITH x AS (DELETE FROM o RETURNING id) TABLE x)", "DELETE FROM o"),
			// EXPLAIN runs with ANALYZE
			arguments("EXPLAIN ANALYZE DELETE FROM o", "DELETE FROM o"),
			arguments("EXPLAIN ANALYSE VERBOSE UPDATE o SET note = ''", "UPDATE o"),
			arguments("EXPLAIN (COSTS off, ANALYZE) INSERT INTO o VALUES (1)", "INSERT INTO o"),
			arguments("EXPLAIN (ANALYZE off, ANALYZE true) WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x",
					"DELETE FROM o"),
			arguments("EXPLAIN (\"analyze\", \"verbose\" \"off\") DELETE FROM o", "DELETE FROM o"),
			arguments("EXPLAIN (ANALYZE 'on', FORMAT json) UPDATE o SET id = 1", "UPDATE o"),
			arguments("EXPLAIN ANALYZE CREATE TABLE n AS WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x",
					"DELETE FROM o"),
			// where PL/pgSQL begins a statement
			arguments("DO E'BEGIN\\n\\tINSERT INTO o (note) VALUES (\\'it\\\\\\'\\'s\\');\\r\\nEND'", "INSERT INTO o"),
			arguments(
					"DO $$ DECLARE c refcursor; r record; BEGIN OPEN c FOR DELETE FROM o RETURNING id; FETCH c INTO r;"
							+ " END $$",
					"DELETE FROM o"),
			arguments("DO $$ DECLARE c CURSOR (a int) FOR UPDATE o SET id = a RETURNING id; r record; BEGIN"
					+ " FOR r IN c (1) LOOP NULL; END LOOP; END $$", "UPDATE o"),
			arguments(
					"DO $$ DECLARE c NO SCROLL CURSOR IS WITH x AS (DELETE FROM o RETURNING id) SELECT * FROM x; BEGIN OPEN c;"
							+ " MOVE c; END $$",
					"DELETE FROM o"),
			arguments("DO $$ DECLARE r record; BEGIN FOR r IN EXPLAIN ANALYZE DELETE FROM o LOOP NULL; END LOOP;"
					+ " END $$", "DELETE FROM o"),
			arguments("DO $$ #variable_conflict use_column\nDECLARE truncate boolean; BEGIN truncate := true; "
					+ "<<truncate>> LOOP TRUNCATE o; EXIT truncate; END LOOP truncate; END $$", "TRUNCATE o"),
			arguments(
					"DO $$ DECLARE n int; BEGIN IF true THEN DECLARE update int; BEGIN UPDATE o SET id = 1; END; END IF;"
							+ " WITH x AS (SELECT 1), y AS (DELETE FROM o RETURNING id) SELECT count(*) INTO n FROM y; END $$",
					"UPDATE o, DELETE FROM o"),
			arguments("DO $$ DECLARE i int; a int[] := '{1}'; BEGIN FOREACH i IN ARRAY a LOOP INSERT INTO o VALUES (i);"
					+ " END LOOP; END $$", "INSERT INTO o"),
			arguments("DO $$ BEGIN INSERT INTO o VALUES (1); END $$", "INSERT INTO o"),
			arguments("DO $$ BEGIN PERFORM 1 AS declare; DELETE FROM o; END $$", "DELETE FROM o"),
			arguments("do language PLpgSQL $body$begin delete from o;update t set note='';end$body$",
					"DELETE FROM o, UPDATE t"),
			arguments("DO 'BEGIN PERFORM ''a;DELETE FROM x''; TRUNCATE o; END' LANGUAGE 'plpgsql'", "TRUNCATE o"),
			arguments(
					"DO $$ <<outermost>> DECLARE x int := 1; BEGIN <<inside>> BEGIN COPY o FROM '/dev/null'; END; END $$",
					"COPY o FROM"),
			arguments(
					"DO $$ BEGIN IF EXISTS (SELECT FROM o) THEN UPDATE o SET id = 1; ELSIF 1 = (CASE WHEN true THEN 2"
							+ " ELSE 3 END) THEN DELETE FROM o; ELSE TRUNCATE TABLE o; END IF; END $$",
					"UPDATE o, DELETE FROM o, TRUNCATE o"),
			arguments(
					"DO $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM t LOOP INSERT INTO o VALUES (r.id); END LOOP;"
							+ " WHILE false LOOP DELETE FROM o; END LOOP; LOOP UPDATE o SET id = 2; EXIT; END LOOP; END $$",
					"INSERT INTO o, DELETE FROM o, UPDATE o"),
			arguments("DO $$ DECLARE r record; BEGIN FOR r IN DELETE FROM o RETURNING * LOOP NULL; END LOOP; END $$",
					"DELETE FROM o"),
			arguments("DO $$ BEGIN CASE 1 WHEN 1 THEN DELETE FROM o; WHEN 2 THEN NULL; ELSE INSERT INTO o VALUES (1);"
					+ " END CASE; END $$", "DELETE FROM o, INSERT INTO o"),
			arguments(
					"DO $$ BEGIN NULL; EXCEPTION WHEN unique_violation OR not_null_violation THEN UPDATE o SET id = 1;"
							+ " WHEN OTHERS THEN DELETE FROM o; END $$",
					"UPDATE o, DELETE FROM o"),
			arguments("DO $$ BEGIN WITH x AS (DELETE FROM o RETURNING *) INSERT INTO app.o SELECT * FROM x; END $$",
					"DELETE FROM o, INSERT INTO app.o < app.o"),
			arguments("DO $$ BEGIN -- ;\n /* ; */ INSERT INTO o (id) SELECT 1; END $$", "INSERT INTO o < o"),
			arguments(
					"DO $$ BEGIN CREATE TEMP TABLE n (id int); INSERT INTO n SELECT 1; INSERT INTO n VALUES (2); END $$",
					"INSERT INTO n"));

	/** Statements that only look as if. */
	static final List<String> OTHERS = List.of(
			// queries
			"SELECT * FROM t FOR UPDATE", "SELECT * FROM t FOR NO KEY UPDATE OF t", "SELECT id INTO n FROM t",
			"SELECT \"update\", \"insert\" AS delete FROM t", "SELECT 'INSERT INTO o VALUES (1)', $$DELETE FROM o$$",
			"SELECT update.id AS truncate FROM t AS update", "SELECT 1 -- DELETE FROM o", "VALUES ('DELETE FROM o')",
			"WITH insert AS (SELECT 1), update (copy) AS (SELECT 2) SELECT * FROM insert", "TABLE o",
			"WITH x AS (SELECT id FROM t FOR UPDATE) SELECT * FROM x", "(SELECT 1) UNION (SELECT 2)",
			"SELECT nextval('s'), setval('s', 7)", "TABLE insert_log", "SELECT pg_catalog.setval('s', 1, false)",
			"SELECT 1 FROM t FOR UPDATE OF t SKIP LOCKED", "SELECT E'\\'; DELETE FROM o; --'",
			"WITH RECURSIVE delete (insert) AS (SELECT 1 UNION ALL SELECT insert + 1 FROM delete WHERE insert < 3)"
					+ " SELECT * INTO n FROM delete",
			"SELECT $insert$;DELETE FROM o;$insert$, U&\"insert\" FROM t", "/* DELETE */ -- UPDATE\n SELECT 1",
			// definitions
			"CREATE TABLE n AS SELECT * FROM o", "CREATE TABLE n AS WITH x AS (SELECT * FROM o) SELECT * FROM x",
			"CREATE TABLE n (id int REFERENCES t ON DELETE CASCADE ON UPDATE SET NULL) WITH (fillfactor = 70)",
			"CREATE TEMP TABLE n AS TABLE o", "CREATE UNLOGGED TABLE insert (update int, delete text, copy int)",
			"ALTER TABLE o ADD FOREIGN KEY (id) REFERENCES t ON UPDATE CASCADE ON DELETE SET NULL",
			"ALTER TABLE \"delete\" RENAME TO truncate", "ALTER TABLE t DROP COLUMN \"update\"",
			"ALTER TABLE app.o ALTER COLUMN note TYPE int USING 0", "ALTER TABLE part ATTACH PARTITION \"T\" DEFAULT",
			"CREATE FUNCTION f() RETURNS void LANGUAGE SQL AS $$ WITH x AS (DELETE FROM o RETURNING *) SELECT $$",
			"CREATE FUNCTION f() RETURNS void LANGUAGE SQL AS 'INSERT INTO o VALUES (1)'",
			"CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE SQL BEGIN ATOMIC DELETE FROM o; UPDATE o SET id = 1;"
					+ " SELECT 1; END",
			"CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN TRUNCATE o; END $$",
			"CREATE TRIGGER r AFTER INSERT OR UPDATE OF note OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
			"CREATE TRIGGER r AFTER TRUNCATE ON t EXECUTE FUNCTION touch()",
			"CREATE RULE r AS ON INSERT TO t DO INSTEAD INSERT INTO o VALUES (1)",
			"CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO o VALUES (1); DELETE FROM o)",
			"CREATE POLICY p ON t FOR UPDATE USING (id > 0)", "CREATE POLICY p ON t FOR INSERT WITH CHECK (id > 0)",
			"CREATE POLICY p ON t FOR DELETE USING (id IN (SELECT id FROM o))",
			"CREATE VIEW v AS WITH x AS (SELECT * FROM o) SELECT * FROM x",
			"CREATE MATERIALIZED VIEW n AS WITH x AS (SELECT 1) SELECT * FROM x", "REFRESH MATERIALIZED VIEW m",
			"CREATE PUBLICATION p FOR TABLE t WITH (publish = 'insert, update, delete, truncate')",
			"CREATE SCHEMA n CREATE TABLE update (id int)", "DROP TABLE \"delete\"",
			"ALTER TABLE t ALTER COLUMN \"insert\" TYPE text USING 'DELETE FROM ' || \"insert\"",
			"CREATE TRIGGER r BEFORE INSERT OR UPDATE OF \"update\", note ON t FOR EACH ROW"
					+ " WHEN (NEW.note IS DISTINCT FROM 'x') EXECUTE FUNCTION touch()",
			"CREATE RULE r AS ON UPDATE TO t WHERE NEW.id > 1 DO INSTEAD INSERT INTO o SELECT NEW.id",
			"CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO o WITH x AS (SELECT 1) SELECT * FROM x; END",
			"CREATE FUNCTION \"delete\"() RETURNS trigger LANGUAGE plpgsql AS $a$ BEGIN UPDATE o SET id = 1; INSERT INTO o"
					+ " WITH x AS (DELETE FROM o RETURNING *) SELECT * FROM x; RETURN NULL; END $a$",
			"CREATE TABLE n (id int GENERATED ALWAYS AS (1) STORED) WITH (fillfactor = 70)",
			"CREATE INDEX update ON insert_log (copy) WITH (fillfactor = 70) WHERE truncate",
			"ALTER TABLE t ADD CONSTRAINT insert CHECK (note <> 'DELETE FROM o'), ENABLE ROW LEVEL SECURITY",
			"COMMENT ON TABLE o IS 'INSERT INTO o VALUES (1)'", "COMMENT ON COLUMN t.\"update\" IS 'x'",
			// rights and settings
			"GRANT INSERT, UPDATE, DELETE, TRUNCATE ON t TO reader", "REVOKE INSERT ON t FROM reader",
			"GRANT UPDATE (note) ON t TO reader", "SET CONSTRAINTS ALL DEFERRED",
			"ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT, UPDATE ON TABLES TO reader",
			"REVOKE ALL ON t FROM reader", "ALTER DEFAULT PRIVILEGES REVOKE DELETE, TRUNCATE ON TABLES FROM reader",
			"GRANT INSERT (id, note), SELECT ON t TO reader WITH GRANT OPTION",
			"LOCK TABLE o IN SHARE UPDATE EXCLUSIVE MODE", "LOCK insert_log", "NOTIFY update, 'DELETE FROM o'",
			// what runs later, or somewhere else, or not at all
			"COPY o TO '/dev/null'", "COPY (SELECT * FROM o) TO '/dev/null'", "COPY BINARY o TO '/dev/null'",
			"PREPARE q AS INSERT INTO o VALUES (1)", "PREPARE p AS WITH x AS (DELETE FROM o RETURNING *) TABLE x",
			"CALL fill()", "COPY insert_log TO PROGRAM 'cat > /dev/null'", "EXPLAIN DELETE FROM o",
			"EXPLAIN (ANALYZE off) UPDATE o SET id = 1", "EXPLAIN (ANALYZE, ANALYZE false) DELETE FROM o",
			"EXPLAIN (VERBOSE) INSERT INTO o VALUES (1)", "EXPLAIN ANALYZE SELECT * FROM t FOR UPDATE",
			"EXPLAIN ANALYZE CREATE TABLE n AS SELECT 1", "DECLARE insert CURSOR FOR SELECT * FROM t FOR UPDATE",
			// blocks
			"DO $$ BEGIN EXECUTE 'INSERT INTO o VALUES (1)'; EXECUTE format('DELETE FROM %I', 'o'); END $$",
			"DO $$ BEGIN PERFORM 1 FROM t FOR UPDATE; PERFORM touch FROM (SELECT 'x;DELETE FROM o' AS touch) x; END $$",
			"DO $$ BEGIN PERFORM CASE WHEN id > 1 THEN update ELSE update END FROM t; END $$",
			"DO $$ BEGIN PERFORM CASE WHEN copy THEN truncate ELSE copy END, CASE WHEN true THEN copy END FROM insert_log;"
					+ " END $$",
			"DO $$ BEGIN PERFORM 1 FROM t FOR UPDATE NOWAIT; PERFORM 1 FROM t FOR UPDATE OF t SKIP LOCKED; END $$",
			"DO $$ DECLARE c CURSOR FOR SELECT * FROM t FOR UPDATE; r record; BEGIN OPEN c; FETCH c INTO r; CLOSE c;"
					+ " FOR truncate IN 1..2 LOOP NULL; END LOOP; END $$",
			"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'x') THEN CREATE ROLE x; END IF;"
					+ " ALTER TABLE o ADD FOREIGN KEY (id) REFERENCES t ON DELETE CASCADE; CREATE POLICY p ON t FOR UPDATE"
					+ " USING (id IN (SELECT id FROM o)); LOCK TABLE o IN SHARE UPDATE EXCLUSIVE MODE; END $$",
			"DO $$ BEGIN CREATE POLICY p ON t FOR DELETE USING (true); CREATE POLICY q ON t FOR INSERT WITH CHECK (true);"
					+ " RAISE NOTICE 'DELETE FROM %', 'o;TRUNCATE o'; COMMENT ON TABLE o IS 'UPDATE o SET id = 1'; END $$",
			"DO $$ BEGIN CREATE RULE r AS ON UPDATE TO t DO INSTEAD DELETE FROM o; EXCEPTION WHEN duplicate_object THEN"
					+ " NULL; END $$",
			"DO 'BEGIN EXECUTE ''DELETE FROM o''; END'",
			"DO $$ <<block>> DECLARE a int; truncate boolean; BEGIN NULL; END $$",
			"DO $$ DECLARE update int; truncate boolean; copy text; delete int := 1; BEGIN update := 1; delete = 2;"
					+ " truncate := true; copy := 'x'; IF truncate THEN delete := 3; ELSE update := 4; END IF; END $$",
			"DO $$ BEGIN CREATE FUNCTION f() RETURNS void LANGUAGE SQL AS 'DELETE FROM o'; EXECUTE $x$ UPDATE o SET id = 1;"
					+ " TRUNCATE o; $x$; END $$",
			"DO $$ BEGIN CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO o VALUES (1); DELETE FROM o); END $$",
			"DO $$ BEGIN CREATE TRIGGER r BEFORE DELETE ON t EXECUTE FUNCTION touch(); GRANT INSERT ON t TO reader; END $$",
			"DO $$ BEGIN CREATE TABLE n AS SELECT 1 AS id; INSERT INTO n SELECT 2; CREATE TEMP TABLE n2 (id int);"
					+ " INSERT INTO pg_temp.n2 (id) SELECT id FROM n; END $$");

	@ParameterizedTest
	@FieldSource("CHANGES")
	void whatChangesRowsIsFound(String sql, String changes) {
		assertThat(String.join(", ", changes(sql))).isEqualTo(changes);
	}

	@ParameterizedTest
	@FieldSource("OTHERS")
	void whatOnlyLooksLikeItIsNot(String sql) {
		assertThat(changes(sql)).isEmpty();
	}

	// It takes them from version 15, and RETURNING from version 17
	@ParameterizedTest
	@ValueSource(strings = {
			"MERGE INTO o USING t ON t.id = o.id WHEN MATCHED THEN UPDATE SET note = t.note"
					+ " WHEN NOT MATCHED THEN INSERT (id) VALUES (t.id)",
			"WITH x AS (MERGE INTO o USING t ON t.id = o.id WHEN MATCHED THEN DELETE RETURNING o.id) SELECT 1",
			"WITH x AS (SELECT 1) MERGE INTO ONLY o AS x USING t ON t.id = x.id WHEN MATCHED THEN DELETE",
			"DO $$ BEGIN MERGE INTO o USING t ON t.id = o.id WHEN MATCHED THEN DELETE; END $$" })
	void aMergeIsOneChange(String sql) {
		assertThat(changes(sql)).containsExactly("MERGE INTO o");
	}

	// Before version 16, the server itself takes the first semicolon for the end
	@Test
	void aRoutineInABlockIsNoPartOfIt() {
		assertThat(changes("""
				DO $$ BEGIN
				  CREATE FUNCTION f() RETURNS int
				  BEGIN ATOMIC
				    INSERT INTO o VALUES (1); SELECT CASE WHEN true THEN 1 END; DELETE FROM o; SELECT 1;
				  END;
				  IF true THEN NULL; END IF;
				  UPDATE o SET id = 1;
				END $$""")).containsExactly("UPDATE o");
	}

	@Test
	void anotherLanguageIsNotRead() {
		assertThat(changes("DO LANGUAGE plperl $$ ; DELETE FROM o; $$")).isEmpty();
		assertThat(changes("DO $$ ; DELETE FROM o; $$ LANGUAGE 'plpython3u'")).isEmpty();
	}

	@Test
	void eachChangeIsFoundWhereItStands() {
		for (String sql : List.of("WITH x AS (\n  DELETE FROM o) INSERT INTO t VALUES (1)",
				"DO $body$\nBEGIN DELETE FROM o; INSERT INTO t VALUES (1); END $body$",
				"DO E'\nBEGIN PERFORM ''''; DELETE FROM o; PERFORM ''x''; INSERT INTO t VALUES (1); END'")) {
			assertThat(DataStatements.of(sql)).extracting(DataStatement::position)
				.containsExactly(sql.indexOf("DELETE"), sql.indexOf("INSERT"));
		}
	}

	@Test
	void aTemporaryTableIsFilledWithoutItsSchema() {
		assertThat(changes("INSERT INTO pg_temp.n SELECT 1")).containsExactly("INSERT INTO pg_temp.n < n");
	}

	// Whatever else it has, it may have many rows
	@Test
	void ofALongStatementOnlyTheBeginningIsRead() {
		assertThat(changes("INSERT INTO o" + " ".repeat(1_000) + "SELECT 1")).containsExactly("INSERT INTO o < o");
		assertThat(changes("INSERT INTO o" + " ".repeat(100_000) + "SELECT 1")).containsExactly("INSERT INTO o");
		assertThat(changes("INSERT" + " ".repeat(100_000) + "INTO o SELECT 1")).containsExactly("INSERT INTO o < o");
	}

	@Test
	void whatIsCutOffIsStillFound() {
		for (String sql : List.of("INSERT", "INSERT INTO", "UPDATE", "DELETE FROM", "TRUNCATE", "COPY", "WITH",
				"WITH x AS (", "EXPLAIN", "EXPLAIN (ANALYZE", "DO", "DO 'x", "DO $$", "DO LANGUAGE",
				"CREATE TABLE n AS WITH", "(", "DO E'BEGIN\\")) {
			assertThat(changes(sql)).as(sql).isEmpty();
		}
	}

	@Test
	@EveryMajor
	void theServerTakesThemAll(TestDatabase database) throws SQLException {
		SoftAssertions soft = new SoftAssertions();
		Stream<String> changes = CHANGES.stream().map((change) -> (String) change.get()[0]);
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute(SCHEMA);
			for (String sql : Stream.concat(changes, OTHERS.stream()).toList()) {
				Savepoint before = connection.setSavepoint();
				soft.assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
				connection.rollback(before);
			}
			connection.rollback();
		}
		soft.assertAll();
	}

	private static List<String> changes(String sql) {
		return DataStatements.of(sql)
			.stream()
			.map((data) -> data.description() + ((data.filled() != null) ? " < " + data.filled() : ""))
			.toList();
	}

}
