package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.Objects;

import io.migrate.script.SqlStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TableStatementsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					DROP TABLE orders                              | drops orders
					drop table If Exists Orders cascade            | drops orders
					DROP TABLE "Orders"                            | drops Orders
					DROP TABLE Legacy . "Or""ders"                 | drops legacy.Or"ders
					DROP TABLE U&"\\006frders"                     | drops orders
					DROP TABLE thisdatabase.legacy.orders          | drops legacy.orders
					DROP /* a table */ TABLE legacy/* . */.orders  | drops legacy.orders
					DROP TABLE a, legacy.b , "C" RESTRICT          | drops a, drops legacy.b, drops C
					DROP TABLE pg_temp.a, b                        | drops b
					DROP FOREIGN TABLE IF EXISTS far.orders        | drops far.orders
					ALTER TABLE orders RENAME TO old               | renames orders
					alter table if exists only Legacy.Orders rename to "Old" | renames legacy.orders
					ALTER TABLE ONLY (orders) RENAME TO old        | renames orders
					ALTER TABLE orders * RENAME TO old             | renames orders
					ALTER FOREIGN TABLE orders RENAME TO old       | renames orders
					ALTER TABLE orders SET SCHEMA attic            | moves orders
					ALTER TABLE IF EXISTS legacy.orders /* up */ SET /* there */ SCHEMA attic | moves legacy.orders
					TRUNCATE orders                                | empties orders
					truncate table only a, only (legacy.b), c * restart identity cascade | empties a, empties legacy.b, empties c
					DROP SCHEMA legacy CASCADE                     | drops the schema legacy
					DROP SCHEMA IF EXISTS "Legacy", audit cascade  | drops the schema Legacy, drops the schema audit
					ALTER SCHEMA legacy RENAME TO old              | renames the schema legacy
					""")
	void whatIsTakenAwayIsNamedAsTheServerFoldsIt(String sql, String losses) {
		assertThat(String.join(", ", losses(sql))).isEqualTo(losses);
	}

	@Test
	void aCommentUpToTheEndOfTheLineIsPassed() {
		assertThat(losses("DROP TABLE -- which?\n  legacy -- that, \n.orders")).containsExactly("drops legacy.orders");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DROP VIEW orders", "DROP INDEX orders", "DROP SCHEMA legacy",
			"DROP SCHEMA legacy RESTRICT", "DROP TABLE pg_temp_3.orders", "DROP TABLE",
			"DROP FOREIGN DATA WRAPPER orders", "DROP SEQUENCE orders", "ALTER TABLE orders RENAME COLUMN id TO number",
			"ALTER TABLE orders RENAME id TO number", "ALTER TABLE orders RENAME \"to\" TO number",
			"ALTER TABLE orders RENAME CONSTRAINT a TO b", "ALTER TABLE orders DROP COLUMN id",
			"ALTER TABLE orders SET (fillfactor = 70)", "ALTER TABLE orders SET TABLESPACE fast",
			"ALTER TABLE ALL IN TABLESPACE a SET TABLESPACE b", "ALTER VIEW orders RENAME TO old",
			"ALTER SCHEMA legacy OWNER TO app", "ALTER SEQUENCE orders SET SCHEMA attic", "DELETE FROM orders",
			"COMMENT ON TABLE orders IS 'DROP TABLE orders'", "SELECT 'DROP TABLE orders'",
			"DO $$ BEGIN DROP TABLE orders; END $$" })
	void whatLeavesTablesWhereTheyAreTakesNoneAway(String sql) {
		assertThat(losses(sql)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			CREATE TABLE Orders ()                         | orders
			CREATE UNLOGGED TABLE app."Orders" ()          | app.Orders
			CREATE TABLE orders AS SELECT 1                | orders
			CREATE TEMP TABLE stage ()                     | stage
			create local temporary table if not exists stage () | stage
			CREATE TABLE IF NOT EXISTS pg_temp.stage ()    | stage
			""")
	void whatIsSurelyNewIsKnown(String sql, String table) {
		assertThat(Objects.toString(TableStatements.newTable(statement(sql)))).isEqualTo(table);
	}

	@Test
	void whatMayHaveBeenThereIsNotNew() {
		assertThat(TableStatements.newTable(statement("CREATE TABLE IF NOT EXISTS orders ()"))).isNull();
		assertThat(TableStatements.newTable(statement("CREATE VIEW orders AS SELECT 1"))).isNull();
		assertThat(TableStatements.newTable(statement("DROP TABLE orders"))).isNull();
	}

	private static List<String> losses(String sql) {
		return TableStatements.losses(statement(sql))
			.stream()
			.map((loss) -> loss.kind().verb() + " " + loss.name())
			.toList();
	}

	private static SqlStatement statement(String sql) {
		return new SqlStatement(sql, 0, 1, 1, false);
	}

}
