package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.migrate.dialect.StandaloneStatement;
import io.migrate.dialect.StandaloneStatement.State;
import io.migrate.script.SqlStatement;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Sessions;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which statements stand alone: the server is asked whether that is so.
 */
@PostgresTest
class StandaloneStatementsTests {

	private static final String ACTIVE_TRANSACTION = "25001";

	private static final List<String> ALONE = List.of("VACUUM", "VACUUM (ANALYZE) plain", "CREATE DATABASE other",
			"DROP DATABASE IF EXISTS other", "ALTER DATABASE postgres SET TABLESPACE pg_default",
			"CREATE TABLESPACE away LOCATION '/away'", "DROP TABLESPACE IF EXISTS away",
			"ALTER SYSTEM SET work_mem = '4MB'", "create index concurrently if not exists plain_i on plain (id)",
			"CREATE UNIQUE INDEX CONCURRENTLY plain_i ON plain USING btree (id) WHERE id > 0",
			"DROP INDEX CONCURRENTLY IF EXISTS plain_b", "REINDEX INDEX CONCURRENTLY plain_a",
			"REINDEX (VERBOSE, CONCURRENTLY) TABLE plain", "REINDEX TABLE CONCURRENTLY plain", "REINDEX SCHEMA public",
			"REINDEX TABLE parted", "REINDEX INDEX parted_a", "CLUSTER", "CLUSTER VERBOSE",
			"ALTER TABLE parted DETACH PARTITION parted_1 CONCURRENTLY",
			"CREATE SUBSCRIPTION s CONNECTION 'dbname=postgres' PUBLICATION p",
			"CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = true)", "COMMIT PREPARED 'x'",
			"ROLLBACK PREPARED 'x'");

	private static final List<String> TOGETHER = List.of("CREATE INDEX plain_i ON plain (id)", "DROP INDEX plain_b",
			"REINDEX TABLE plain", "REINDEX (VERBOSE) INDEX plain_a", "ALTER TABLE parted DETACH PARTITION parted_1",
			"CLUSTER plain USING plain_a", "ANALYZE plain", "CREATE TABLE concurrently_not (id int)",
			"COMMENT ON TABLE plain IS 'CREATE INDEX CONCURRENTLY'", "ALTER DATABASE postgres SET work_mem = '4MB'",
			"CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false)",
			"CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (enabled = false, create_slot = 'off', slot_name = NONE)",
			"REFRESH MATERIALIZED VIEW CONCURRENTLY seen", "ALTER TYPE mood ADD VALUE 'fine'", "TRUNCATE plain",
			"CREATE ROLE somebody_else", "CREATE PUBLICATION p", "LOCK TABLE plain", "CHECKPOINT");

	private final PostgresDialect dialect = new PostgresDialect();

	private final StandaloneStatements statements = new StandaloneStatements(this.dialect);

	@EveryMajor
	@Test
	void theServerAgreesAboutEachStatement(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			for (String sql : ALONE) {
				assertThat(standsAlone(connection, sql)).describedAs(sql).isTrue();
				assertThat(state(connection, sql)).describedAs(sql).isEqualTo(ACTIVE_TRANSACTION);
			}
			for (String sql : TOGETHER) {
				assertThat(standsAlone(connection, sql)).describedAs(sql).isFalse();
				assertThat(state(connection, sql)).describedAs(sql).isNotEqualTo(ACTIVE_TRANSACTION);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER SUBSCRIPTION s REFRESH PUBLICATION", "ALTER SUBSCRIPTION s SET PUBLICATION p",
			"ALTER SUBSCRIPTION s ADD PUBLICATION p WITH (copy_data = false)",
			"ALTER SUBSCRIPTION s DROP PUBLICATION p", "ALTER SUBSCRIPTION s SET (failover = true)", "REPACK",
			"REPACK (CONCURRENTLY) plain" })
	void whatNeedsAnotherServerIsKnownToo(String sql) {
		assertThat(this.statements.of(statement(sql))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)",
			"ALTER SUBSCRIPTION s DISABLE", "ALTER SUBSCRIPTION s SET (synchronous_commit = off)",
			"ALTER SUBSCRIPTION s OWNER TO CURRENT_USER" })
	void whatDoesNotAskTheOtherServerIsNot(String sql) {
		assertThat(this.statements.of(statement(sql))).isNull();
	}

	@EveryMajor
	@Test
	void anIndexIsKnownByItsDefinition(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			String sql = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Odd name\" ON public.plain"
					+ " (lower(name) text_pattern_ops DESC, id) INCLUDE (other) WHERE name <> ' USING x'";
			assertThat(look(connection, sql).state()).isEqualTo(State.MISSING);
			execute(connection, sql);
			assertThat(look(connection, sql).state()).isEqualTo(State.DONE);
			assertThat(look(connection, sql.replace("INCLUDE (other) ", "")).state()).isEqualTo(State.DIFFERENT);
			assertThat(look(connection, sql.replace("UNIQUE ", "")).state()).isEqualTo(State.DIFFERENT);
			execute(connection, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"Odd name\"'::regclass");
			assertThat(look(connection, sql)).satisfies((finding) -> {
				assertThat(finding.state()).isEqualTo(State.HALF);
				assertThat(finding.repair())
					.containsExactly("DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"Odd name\"");
			});
		}
	}

	@EveryMajor
	@ParameterizedTest
	@ValueSource(strings = { "(lower(plain.name)) WHERE plain.id > 0", "(id) WHERE plain IS NOT NULL",
			"((plain.id + plain.other)) INCLUDE (name)" })
	void aDefinitionMayNameItsTable(String definition, TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			String sql = "CREATE INDEX CONCURRENTLY plain_i ON plain " + definition;
			execute(connection, sql);
			assertThat(look(connection, sql).state()).isEqualTo(State.DONE);
			assertThat(look(connection, "CREATE INDEX CONCURRENTLY plain_i ON plain (other)").state())
				.isEqualTo(State.DIFFERENT);
		}
	}

	@EveryMajor
	@Test
	void aSessionMayWantQuotesAroundEachName(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			execute(connection, "SET quote_all_identifiers = on");
			String sql = "CREATE INDEX CONCURRENTLY plain_i ON plain (other)";
			execute(connection, sql);
			assertThat(look(connection, sql).state()).isEqualTo(State.DONE);
			assertThat(look(connection, sql.replace("(other)", "(id)")).state()).isEqualTo(State.DIFFERENT);
		}
	}

	@EveryMajor
	@Test
	void anIndexThatCannotBeComparedCountsAsDoneWhenItIsAsUnique(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			execute(connection, "CREATE FUNCTION total(plain) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1.id'");
			String sql = "CREATE INDEX CONCURRENTLY plain_i ON plain (total(plain))";
			execute(connection, sql);
			assertThat(look(connection, sql).state()).isEqualTo(State.DONE);
			assertThat(look(connection, sql.replace("INDEX", "UNIQUE INDEX")).state()).isEqualTo(State.DIFFERENT);
		}
	}

	@EveryMajor
	@Test
	void whatAnotherUserIsBuildingIsNoLeftover(TestDatabase database) throws Exception {
		String user = database.name() + "_user";
		String sql = "CREATE INDEX CONCURRENTLY plain_c_ccnew ON plain (other)";
		execute(database, "CREATE ROLE " + user + " LOGIN PASSWORD 'x'");
		try (Connection own = database.dataSource().getConnection();
				Connection connection = database.dataSource(user, "x").getConnection()) {
			prepare(own);
			CompletableFuture<Void> build;
			StandaloneStatement.Finding index;
			StandaloneStatement.Finding rebuild;
			try (OpenTransaction open = new OpenTransaction(database, "SELECT 1")) {
				assertThat(open).isNotNull();
				build = CompletableFuture.runAsync(() -> execute(database, sql));
				new Sessions(database.client()).await("wait_event = 'virtualxid' AND query LIKE 'CREATE INDEX%'");
				index = look(connection, sql);
				rebuild = look(connection, "REINDEX TABLE CONCURRENTLY plain");
			}
			build.get(30, TimeUnit.SECONDS);
			assertThat(index.description()).contains("is being built by another session right now (pid ");
			assertThat(rebuild.state()).isEqualTo(State.REPEATABLE);
		}
		finally {
			execute(database, "DROP ROLE " + user);
		}
	}

	@EveryMajor
	@Test
	void whatARebuildHasLeftOnAPartitionIsCleanedUp(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			execute(connection, "CREATE INDEX parted_1_id_idx_ccnew ON parted_1 (id)");
			execute(connection,
					"UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'parted_1_id_idx_ccnew'::regclass");
			for (String sql : List.of("REINDEX TABLE CONCURRENTLY parted", "REINDEX INDEX CONCURRENTLY parted_a",
					"REINDEX TABLE CONCURRENTLY parted_1")) {
				assertThat(look(connection, sql).repair()).describedAs(sql)
					.containsExactly("DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"parted_1_id_idx_ccnew\"");
			}
			assertThat(look(connection, "REINDEX TABLE CONCURRENTLY plain").state()).isEqualTo(State.REPEATABLE);
		}
	}

	@EveryMajor
	@Test
	void whatARebuildHasLeftIsCleanedUp(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			execute(connection, "CREATE INDEX plain_a_ccnew ON plain (id)");
			assertThat(look(connection, "REINDEX TABLE CONCURRENTLY plain").state()).isEqualTo(State.REPEATABLE);
			execute(connection, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'plain_a_ccnew'::regclass");
			for (String sql : List.of("REINDEX TABLE CONCURRENTLY plain", "REINDEX INDEX CONCURRENTLY public.plain_a",
					"REINDEX SCHEMA CONCURRENTLY public")) {
				assertThat(look(connection, sql).repair()).describedAs(sql)
					.containsExactly("DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"plain_a_ccnew\"");
			}
			assertThat(look(connection, "REINDEX TABLE CONCURRENTLY parted_1").state()).isEqualTo(State.REPEATABLE);
		}
	}

	@EveryMajor
	@Test
	void aDetachedPartitionIsKnown(TestDatabase database) throws SQLException {
		String sql = "ALTER TABLE parted DETACH PARTITION parted_1 CONCURRENTLY";
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			assertThat(look(connection, sql).state()).isEqualTo(State.MISSING);
			execute(connection, "UPDATE pg_inherits SET inhdetachpending = true WHERE inhrelid = 'parted_1'::regclass");
			assertThat(look(connection, sql).repair())
				.containsExactly("ALTER TABLE \"parted\" DETACH PARTITION \"parted_1\" FINALIZE");
			execute(connection, look(connection, sql).repair().get(0));
			assertThat(look(connection, sql).state()).isEqualTo(State.DONE);
		}
	}

	@Test
	void existenceTellsOfTheRest(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			prepare(connection);
			assertThat(look(connection, "CREATE DATABASE " + database.name()).state()).isEqualTo(State.DONE);
			assertThat(look(connection, "DROP DATABASE " + database.name()).state()).isEqualTo(State.MISSING);
			assertThat(look(connection, "DROP INDEX CONCURRENTLY plain_a").state()).isEqualTo(State.MISSING);
			assertThat(look(connection, "DROP INDEX CONCURRENTLY IF EXISTS public.gone").state()).isEqualTo(State.DONE);
			assertThat(look(connection, "ROLLBACK PREPARED 'it''s'").state()).isEqualTo(State.DONE);
			assertThat(look(connection, "ALTER DATABASE postgres SET TABLESPACE pg_default").state())
				.isEqualTo(State.DONE);
			assertThat(look(connection, "DROP TABLESPACE gone").state()).isEqualTo(State.DONE);
			assertThat(look(connection, "VACUUM").state()).isEqualTo(State.REPEATABLE);
		}
	}

	private static void prepare(Connection connection) throws SQLException {
		for (String sql : List.of("CREATE TABLE plain (id int, name text, other int)",
				"CREATE INDEX plain_a ON plain (id)", "CREATE INDEX plain_b ON plain (name)",
				"CREATE TABLE parted (id int) PARTITION BY RANGE (id)", "CREATE INDEX parted_a ON parted (id)",
				"CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (9)",
				"CREATE MATERIALIZED VIEW seen AS SELECT 1 AS id", "CREATE UNIQUE INDEX ON seen (id)",
				"CREATE TYPE mood AS ENUM ('good')")) {
			execute(connection, sql);
		}
	}

	private boolean standsAlone(Connection connection, String sql) throws SQLException {
		StandaloneStatement found = this.statements.of(statement(sql));
		return found != null && found.isNeeded(connection);
	}

	private StandaloneStatement.Finding look(Connection connection, String sql) throws SQLException {
		StandaloneStatement found = this.statements.of(statement(sql));
		assertThat(found).isNotNull();
		return found.look(connection);
	}

	// What the server says to it inside a transaction
	private static String state(Connection connection, String sql) throws SQLException {
		connection.setAutoCommit(false);
		try {
			execute(connection, sql);
			return "";
		}
		catch (SQLException ex) {
			return ex.getSQLState();
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	private static void execute(TestDatabase database, String sql) {
		database.client().sql(sql).update();
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static SqlStatement statement(String sql) {
		return new SqlStatement(sql, 0, 1, 1, false);
	}

}
