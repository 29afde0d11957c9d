package io.migrate.dialect.postgresql;

import java.util.stream.Collectors;

import io.migrate.base.DataLoss;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DataLossesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					DROP TABLE users                                       | TABLE users: DROP TABLE users
					drop /* a */ table if exists a, "B".c cascade          | TABLE a: DROP TABLE a, TABLE B.c: DROP TABLE B.c
					DROP TABLE pg_temp.a, b                                | TABLE b: DROP TABLE b
					DROP SEQUENCE IF EXISTS a, b                           | SEQUENCE a: DROP SEQUENCE a, SEQUENCE b: DROP SEQUENCE b
					DROP SCHEMA audit, legacy CASCADE                      | SCHEMA audit: DROP SCHEMA audit, SCHEMA legacy: DROP SCHEMA legacy
					DROP EXTENSION hstore                                  | UNKNOWN null: DROP EXTENSION
					DROP OWNED BY app                                      | UNKNOWN null: DROP OWNED
					DROP DATABASE shop                                     | UNKNOWN null: DROP DATABASE
					DROP TYPE mood CASCADE                                 | UNKNOWN null: DROP TYPE … CASCADE
					DROP DOMAIN IF EXISTS email CASCADE                    | UNKNOWN null: DROP DOMAIN … CASCADE
					ALTER TABLE users DROP COLUMN email                    | COLUMN users: ALTER TABLE users DROP email
					alter table if exists only app.users drop if exists "Email" cascade | COLUMN app.users: ALTER TABLE app.users DROP Email
					ALTER TABLE a ADD COLUMN b int CHECK (b IN (1, 2)), DROP c, DROP CONSTRAINT d, DROP COLUMN e | COLUMN a: ALTER TABLE a DROP c, COLUMN a: ALTER TABLE a DROP e
					ALTER TABLE a ALTER COLUMN b TYPE int USING f(b, 1), ALTER c SET DATA TYPE text | VALUES a: ALTER TABLE a ALTER b TYPE, VALUES a: ALTER TABLE a ALTER c TYPE
					ALTER TABLE a ALTER COLUMN id DROP IDENTITY            | SEQUENCE a: ALTER TABLE a ALTER id DROP IDENTITY
					ALTER TABLE a ALTER id SET GENERATED ALWAYS RESTART WITH 5 | SEQUENCE a: ALTER TABLE a ALTER id RESTART
					ALTER TABLE a ALTER type TYPE text                     | VALUES a: ALTER TABLE a ALTER type TYPE
					ALTER TYPE point3 DROP ATTRIBUTE z, ADD ATTRIBUTE w int | COLUMN point3: ALTER TYPE point3 DROP z
					ALTER TYPE point3 ALTER ATTRIBUTE x TYPE bigint CASCADE | VALUES point3: ALTER TYPE point3 ALTER x TYPE
					ALTER SEQUENCE IF EXISTS a RESTART WITH 1              | SEQUENCE a: ALTER SEQUENCE a RESTART
					TRUNCATE a, ONLY (b) RESTART IDENTITY                  | ROWS a: TRUNCATE a, ROWS b: TRUNCATE b
					TRUNCATE TABLE a CASCADE                               | ROWS a: TRUNCATE a, UNKNOWN null: TRUNCATE … CASCADE
					DELETE FROM users WHERE id = 1                         | ROWS users: DELETE FROM users
					UPDATE ONLY users u SET name = ''                      | ROWS users: UPDATE users
					WITH gone AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM gone | ROWS a: DELETE FROM a
					EXPLAIN ANALYZE DELETE FROM a                          | ROWS a: DELETE FROM a
					CREATE TABLE b AS WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone | ROWS a: DELETE FROM a
					INSERT INTO a VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2 | ROWS a: INSERT INTO a
					MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE  | ROWS a: MERGE INTO a
					DO $$ BEGIN IF x THEN DROP TABLE a; END IF; ALTER TABLE b DROP COLUMN c; DELETE FROM d; END $$ | TABLE a: DROP TABLE a, COLUMN b: ALTER TABLE b DROP c, ROWS d: DELETE FROM d
					DO $$ BEGIN CREATE TABLE x (); DROP TABLE x; TRUNCATE y; END $$ | ROWS y: TRUNCATE y
					DO $$ DECLARE n text; BEGIN FOR n IN SELECT 'a' LOOP EXECUTE format('DROP TABLE %I', n); END LOOP; END $$ | UNKNOWN null: EXECUTE in a DO
					DO $$ DECLARE s text := 'drop table a'; BEGIN EXECUTE s; END $$ | UNKNOWN null: EXECUTE in a DO
					DO LANGUAGE plpython3u 'import os'                     | UNKNOWN null: DO in another language than plpgsql
					""")
	void dataThatNothingBringsBackIsNamed(String sql, String losses) {
		assertThat(losses(sql)).isEqualTo(losses);
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE a (id int)", "DROP INDEX a", "DROP VIEW a CASCADE",
			"DROP MATERIALIZED VIEW a", "DROP FUNCTION drop_table() CASCADE", "DROP TRIGGER a ON b", "DROP SCHEMA a",
			"DROP SCHEMA a RESTRICT", "DROP TYPE a", "DROP FOREIGN TABLE a", "DROP POLICY a ON b", "DROP ROLE a",
			"ALTER TABLE a DROP CONSTRAINT b CASCADE",
			"ALTER TABLE a ALTER COLUMN b DROP DEFAULT, ALTER c DROP NOT NULL, ALTER d DROP EXPRESSION",
			"ALTER TABLE a ALTER b SET DEFAULT now(), ALTER c SET NOT NULL, ALTER d SET STATISTICS 5",
			"ALTER TABLE a RENAME TO b", "ALTER TABLE a RENAME COLUMN drop TO type", "ALTER TABLE a SET SCHEMA b",
			"ALTER TABLE a ALTER CONSTRAINT type DEFERRABLE",
			"ALTER TABLE a ADD COLUMN type text, ADD CHECK (restart > 1)", "ALTER TABLE a DETACH PARTITION b",
			"ALTER TYPE mood ADD VALUE 'fine'", "ALTER TYPE mood RENAME VALUE 'a' TO 'b'",
			"ALTER SEQUENCE a INCREMENT BY 2", "ALTER FOREIGN TABLE a DROP COLUMN b", "ALTER VIEW a RENAME TO b",
			"INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (1) ON CONFLICT DO NOTHING", "COPY a FROM stdin",
			"MERGE INTO a USING b ON true WHEN NOT MATCHED THEN INSERT VALUES (1)", "REFRESH MATERIALIZED VIEW a",
			"WITH made AS (INSERT INTO a VALUES (1) RETURNING *) SELECT * FROM made", "EXPLAIN DELETE FROM a",
			"SELECT 'DROP TABLE a'", "COMMENT ON TABLE a IS 'DROP TABLE a'", "DELETE FROM pg_temp.a",
			"TRUNCATE pg_temp.a", "CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC DELETE FROM a; END",
			"DO $$ BEGIN PERFORM 'DROP TABLE a'; END $$", "DO $$ BEGIN EXECUTE 'CREATE TABLE ' || 'a()'; END $$",
			"DO $$ BEGIN CREATE INDEX a ON b (c); DROP INDEX d; END $$" })
	void whatCanBeMadeAgainIsNoLoss(String sql) {
		assertThat(losses(sql)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 100_000 })
	void theEndOfALongInsertIsReadAsWell(int rows) {
		assertThat(losses("INSERT INTO a VALUES " + "(1), ".repeat(rows) + "(2) ON CONFLICT (id) DO UPDATE SET id = 3"))
			.isEqualTo("ROWS a: INSERT INTO a");
	}

	private static String losses(String sql) {
		return DataLosses.of(sql).stream().map(DataLossesTests::text).collect(Collectors.joining(", "));
	}

	private static String text(DataLoss loss) {
		return loss.kind() + " " + loss.name() + ": " + loss.description();
	}

}
