package io.migrate.dialect.postgresql;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.ScriptSql;
import io.migrate.script.SqlStatement;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stands around the statements of a script.
 */
@PostgresTest
class PostgresScriptSqlTests {

	private final ScriptSql sql = new PostgresDialect().scriptSql(new HistoryTables("public", "migrate_"));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			SELECT a[i:j]             | SELECT a[i\\:j];
			SELECT a[1:2], 1::int     | SELECT a[1:2], 1::int;
			SELECT a[:"J"], a[:_j]    | SELECT a[\\:"J"], a[\\:_j];
			SELECT ':a', ":a", $$:a$$ | SELECT ':a', ":a", $$:a$$;
			SELECT /* :a */ 1 - -1    | SELECT /* :a */ 1 - -1;
			CALL p(a := 1, b => :ü)   | CALL p(a := 1, b => \\:ü);
			""")
	void theClientTakesNoColonForAVariable(String written, String expected) {
		assertThat(this.sql.text(new SqlStatement(written, 0, 1, 1, false))).isEqualTo(expected);
	}

	@Test
	void aCommentAtTheEndDoesNotSwallowTheSemicolon() {
		assertThat(this.sql.text(new SqlStatement("SELECT 1 -- one", 0, 1, 1, false))).isEqualTo("SELECT 1 -- one\n;");
	}

	@Test
	void aChangeThatHitsAnotherNumberOfRowsFails(TestDatabase database) {
		database.client().sql("CREATE TABLE t AS SELECT generate_series(1, 3) AS id").update();
		database.client().sql(this.sql.hitting("DELETE FROM t WHERE id = 1", 1)).update();
		for (int expected : new int[] { 0, 1, 3 }) {
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> database.client().sql(this.sql.hitting("DELETE FROM t", expected)).update())
				.withMessageContaining("should have hit rows: " + expected + ", and it hit: 2");
		}
		assertThat(database.client().sql("SELECT count(*) FROM t").query(Integer.class).single()).isEqualTo(2);
	}

	@Test
	void noTextEndsTheBlockThatItStandsIn(TestDatabase database) {
		database.client().sql("CREATE TABLE t (c text)").update();
		database.client().sql(this.sql.hitting("INSERT INTO t VALUES (E'$migrate$ $migrate1$ ''\\\\')", 1)).update();
		assertThat(database.client().sql("SELECT c FROM t").query(String.class).single())
			.isEqualTo("$migrate$ $migrate1$ '\\");
	}

}
