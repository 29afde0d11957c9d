package io.migrate.dialect.postgresql;

import io.migrate.dialect.ScratchSql;
import io.migrate.script.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresScratchSqlTests {

	private final ScratchSql sql = new PostgresDialect().scratchSql();

	@ParameterizedTest
	@CsvSource(delimiter = '>', value = { "jdbc:postgresql://host/app > jdbc:postgresql://host/x",
			"jdbc:postgresql://a:1,b:2/app?currentSchema=s&ssl=true > jdbc:postgresql://a:1,b:2/x?currentSchema=s&ssl=true",
			"jdbc:postgresql://[::1]:5432/app > jdbc:postgresql://[::1]:5432/x",
			"jdbc:postgresql:///app > jdbc:postgresql:///x", "jdbc:postgresql://host > jdbc:postgresql://host/x",
			"jdbc:postgresql://host?user=a/b > jdbc:postgresql://host/x?user=a/b",
			"jdbc:postgresql:app?a=b > jdbc:postgresql:x?a=b", "jdbc:postgresql: > jdbc:postgresql:x" })
	void aUrlIsLedToAnotherDatabase(String url, String other) {
		assertThat(this.sql.url(url, "x")).isEqualTo(other);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:tc:postgresql:16:///app", "jdbc:h2:mem:app", "postgresql://host/app", "" })
	void otherUrlsAreNotGuessed(String url) {
		assertThat(this.sql.url(url, "x")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GRANT SELECT ON t TO r", "GRANT a TO b", "REVOKE ALL ON SCHEMA public FROM PUBLIC",
			"ALTER TABLE public.t OWNER TO app", "alter function f(int, text) owner to \"Owner\"",
			"ALTER DEFAULT PRIVILEGES FOR ROLE a GRANT SELECT ON TABLES TO b", "REASSIGN OWNED BY a TO b",
			"DROP OWNED BY a", "CREATE ROLE r", "CREATE USER u", "ALTER USER u PASSWORD 'x'", "DROP ROLE r",
			"CREATE GROUP g", "SET ROLE r", "SET SESSION AUTHORIZATION 'r'", "SET SESSION ROLE r",
			"SET LOCAL SESSION AUTHORIZATION r", "RESET ROLE", "RESET SESSION AUTHORIZATION", "CREATE DATABASE d",
			"ALTER DATABASE app SET search_path = a", "DROP DATABASE app", "COMMENT ON DATABASE app IS 'x'",
			"COMMENT ON ROLE r IS 'x'", "CREATE TABLESPACE t LOCATION '/x'", "ALTER SYSTEM SET a = b",
			"SECURITY LABEL FOR p ON ROLE r IS 'x'", "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p",
			"SET statement_timeout = 0", "SET LOCAL transaction_timeout TO '1s'", "RESET lock_timeout",
			"CREATE SCHEMA public", "INSERT INTO t VALUES (1)", "UPDATE t SET a = 1", "DELETE FROM t", "TRUNCATE t",
			"MERGE INTO t USING s ON true WHEN MATCHED THEN DO NOTHING" })
	void whatIsNotComparedIsNotRun(String statement) {
		assertThat(this.sql.isNeedless(statement(statement))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE role (id int)", "CREATE TABLE \"database\" ()", "CREATE SCHEMA app",
			"CREATE SCHEMA IF NOT EXISTS public", "ALTER TABLE t RENAME COLUMN owner TO boss",
			"ALTER TABLE t RENAME owner TO boss", "ALTER TABLE t ADD COLUMN a int, OWNER TO app",
			"ALTER TABLE t OWNER TO app, ADD COLUMN a int", "ALTER TABLE t ALTER COLUMN role SET DEFAULT 1",
			"DROP TABLE owned", "COMMENT ON TABLE role IS 'x'", "SET search_path = a", "SET default_tablespace = ''",
			"SELECT pg_catalog.set_config('search_path', '', false)", "CREATE USER MAPPING FOR u SERVER s",
			"CREATE POLICY p ON t", "CREATE EXTENSION citext", "DO $$ BEGIN END $$", "WITH x AS (SELECT 1) SELECT 1",
			"REFRESH MATERIALIZED VIEW v", "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING", "SET", "ALTER" })
	void whatOnlyLooksLikeItIs(String statement) {
		assertThat(this.sql.isNeedless(statement(statement))).isFalse();
	}

	@Test
	void rowsAreNotRead() {
		assertThat(this.sql.isNeedless(new SqlStatement("COPY t FROM stdin", 0, 1, 1, true))).isTrue();
	}

	private static SqlStatement statement(String text) {
		return new SqlStatement(text, 0, 1, 1, false);
	}

}
