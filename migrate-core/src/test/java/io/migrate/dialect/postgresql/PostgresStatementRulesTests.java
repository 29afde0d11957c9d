package io.migrate.dialect.postgresql;

import io.migrate.base.QualifiedName;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresStatementRulesTests {

	private final PostgresStatementRules rules = new PostgresStatementRules(new PostgresDialect());

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "begin work", "START TRANSACTION", "COMMIT", "END", "ABORT", "ROLLBACK",
			"ROLLBACK AND CHAIN", "PREPARE TRANSACTION 'x'", "DISCARD ALL", "SELECT pg_advisory_unlock_all()",
			"DO $$ BEGIN END $$ -- \n; SELECT PG_Advisory_Unlock_All()" })
	void whatEndsTheTransactionOrTheLockIsRefused(String sql) {
		assertThat(this.rules.refusal(statement(sql))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SAVEPOINT s", "ROLLBACK TO s", "ROLLBACK WORK TO SAVEPOINT s", "RELEASE s",
			"PREPARE q AS SELECT 1", "COMMIT PREPARED 'x'", "DISCARD TEMP", "SELECT 'pg_advisory_unlock_all'",
			"SELECT 1 -- pg_advisory_unlock_all", "CREATE TABLE begin_end (id int)",
			"ALTER TABLE t ADD COLUMN \"commit\" int" })
	void whatOnlyLooksLikeItIsNot(String sql) {
		assertThat(this.rules.refusal(statement(sql))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET client_encoding = 'LATIN1'", "set local Client_Encoding to sql_ascii",
			"SET NAMES 'WIN1252'", "SELECT pg_catalog.set_config('Client_Encoding', 'latin1', false)",
			"DO $$ BEGIN PERFORM set_config('client_encoding', 'LATIN1', true); END $$" })
	void anotherEncodingThanThatOfTheFileIsRefused(String sql) {
		assertThat(this.rules.refusal(statement(sql))).contains("client_encoding");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET client_encoding = 'UTF8'", "SET SESSION client_encoding TO 'utf-8'",
			"SET NAMES 'Unicode'", "SET client_encoding TO DEFAULT", "SET lc_messages = 'C'",
			"SELECT set_config('client_encoding', 'UTF8', false)", "SELECT current_setting('client_encoding')" })
	void theEncodingOfTheFileIsFine(String sql) {
		assertThat(this.rules.refusal(statement(sql))).isNull();
	}

	@Test
	void createdTablesAreNamedAsTheServerFoldsThem() {
		assertThat(created("CREATE TABLE Users (id int)")).isEqualTo(new QualifiedName(null, "users"));
		assertThat(created("create unlogged table if not exists App.\"User\" ()"))
			.isEqualTo(new QualifiedName("app", "User"));
		assertThat(created("CREATE FOREIGN TABLE f () SERVER s")).isEqualTo(new QualifiedName(null, "f"));
		assertThat(created("CREATE TABLE /* x */ p PARTITION OF q DEFAULT")).isEqualTo(new QualifiedName(null, "p"));
		assertThat(created("CREATE TABLE c AS SELECT 1")).isEqualTo(new QualifiedName(null, "c"));
		assertThat(created("CREATE TABLE thisdatabase.app.c ()")).isEqualTo(new QualifiedName("app", "c"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TEMP TABLE t ()", "CREATE LOCAL TEMPORARY TABLE t ()", "CREATE VIEW v AS SELECT 1",
			"CREATE INDEX ON t (id)", "COMMENT ON TABLE t IS 'CREATE TABLE x ()'", "CREATE" })
	void otherStatementsCreateNoTable(String sql) {
		assertThat(this.rules.createdTable(statement(sql))).isNull();
	}

	@Test
	void changesOfTheSearchPathAreSeen() {
		assertThat(this.rules.changesSearchPath(statement("SET LOCAL Search_Path = app"))).isTrue();
		assertThat(this.rules.changesSearchPath(statement("SELECT pg_catalog.set_config('search_path', '', false)")))
			.isTrue();
		assertThat(this.rules.changesSearchPath(statement("CREATE FUNCTION f() RETURNS int SET search_path = a AS ''")))
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET ROLE app", "set local role app", "SET SESSION AUTHORIZATION app",
			"SET session_authorization = app", "RESET ROLE", "RESET SESSION AUTHORIZATION" })
	void changesOfTheRoleAreSeen(String sql) {
		assertThat(this.rules.changesRole(statement(sql))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET lock_timeout = '2s'", "ALTER ROLE app SET search_path = app", "RESET ALL" })
	void otherSettingsLeaveTheRole(String sql) {
		assertThat(this.rules.changesRole(statement(sql))).isFalse();
	}

	private @Nullable QualifiedName created(String sql) {
		return this.rules.createdTable(statement(sql));
	}

	private static SqlStatement statement(String sql) {
		return new SqlStatement(sql, 0, 1, 1, false);
	}

}
