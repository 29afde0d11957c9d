package io.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.migrate.execute.RefusedStatementsException;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.session.MigrationEvent;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What a revision does to its session reaches neither the next one nor the pool.
 */
@PostgresTest
@EveryMajor
class SessionContainmentTests {

	private static final String SESSION = "SELECT name || '=' || setting FROM pg_settings WHERE source = 'session'"
			+ " UNION ALL SELECT current_user || '/' || session_user UNION ALL SELECT nullif(current_setting('app.tenant', true), '')"
			+ " ORDER BY 1";

	private RevisionFolder folder;

	@BeforeEach
	void openFolder(@TempDir Path path) {
		this.folder = new RevisionFolder(path);
	}

	@Test
	void settingsRoleAndSearchPathReturnToWhatTheyWere(TestDatabase database) throws SQLException {
		this.folder.revision("aaaa", "", """
				SET search_path = pg_catalog;
				SET statement_timeout = '1h';
				SET app.tenant = 'a';
				SELECT set_config('work_mem', '64MB', false);
				SET ROLE pg_monitor;
				""", "");
		try (HikariDataSource pool = pool(database, "SET statement_timeout = '7s'; SET search_path = public")) {
			List<String> before = session(pool);
			migrations(pool).upgrade(Target.HEAD);
			assertThat(session(pool)).isEqualTo(before).contains("statement_timeout=7000");
		}
	}

	@Test
	void whatThePoolClosesItsConnectionOverIsSaid(TestDatabase database) {
		this.folder.revision("aaaa", "",
				"CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; ALTER TABLE t ALTER COLUMN a TYPE bigint;",
				"");
		try (HikariDataSource pool = pool(database, "SELECT 1")) {
			assertThatExceptionOfType(RevisionFailedException.class)
				.isThrownBy(() -> migrations(pool).upgrade(Target.HEAD))
				.withMessageContaining("aaaa.sql")
				.withMessageContaining("cannot alter type of a column used by a view or rule [0A000]");
		}
	}

	@Test
	void theNextRevisionSeesNothingOfTheOneBefore(TestDatabase database) throws SQLException {
		this.folder.revision("aaaa", "", "SET search_path = ''; SET SESSION AUTHORIZATION pg_monitor;", "")
			.table("bbbb", "aaaa");
		try (HikariDataSource pool = pool(database, "SELECT 1")) {
			migrations(pool).upgrade(Target.HEAD);
		}
		assertThat(database.client().sql("SELECT to_regclass('public.bbbb')::text").query(String.class).single())
			.isEqualTo("bbbb");
	}

	@Test
	void aRoleThatThePoolHasSetIsSetAgain(TestDatabase database) throws SQLException {
		this.folder.revision("aaaa", "", "RESET ROLE;", "");
		database.client().sql("GRANT CREATE ON SCHEMA public TO pg_monitor").update();
		try (HikariDataSource pool = pool(database, "SET ROLE pg_monitor")) {
			migrations(pool).upgrade(Target.HEAD);
			assertThat(session(pool)).contains("pg_monitor/" + database.user());
		}
	}

	@Test
	void whatThePoolHasSetIsSetAgainAlsoWhereItsRoleMayNot(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "");
		database.client().sql("GRANT CREATE ON SCHEMA public TO pg_monitor").update();
		try (HikariDataSource pool = pool(database, "SET log_statement = 'none'; SET ROLE pg_monitor")) {
			List<String> before = session(pool);
			migrations(pool).upgrade(Target.HEAD);
			assertThat(session(pool)).isEqualTo(before).contains("log_statement=none");
		}
	}

	@Test
	void aTransactionTimeoutOfThePoolIsKept(TestDatabase database) throws SQLException {
		assumeThat(database.serverMajor()).isGreaterThanOrEqualTo(17);
		this.folder.table("aaaa", "");
		try (HikariDataSource pool = pool(database, "SET transaction_timeout = '1h'")) {
			migrations(pool).upgrade(Target.HEAD);
			assertThat(session(pool)).contains("transaction_timeout=3600000");
		}
	}

	@Test
	void temporaryTablesHideNoRealOnesFromTheNextRevision(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "")
			.revision("bbbb", "aaaa", "CREATE TEMP TABLE aaaa (other text);", "")
			.revision("cccc", "bbbb", "CREATE TEMP TABLE aaaa (other text); DROP TABLE aaaa;", "")
			.revision("dddd", "cccc", "ALTER TABLE aaaa RENAME COLUMN id TO key;", "");
		try (HikariDataSource pool = pool(database, "SELECT 1")) {
			migrations(pool).upgrade(Target.HEAD);
		}
	}

	@Test
	void aPoolOfOneConnectionIsEnoughAndGetsItBackAsItWas(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "").table("bbbb", "aaaa");
		HikariConfig config = config(database);
		config.setAutoCommit(false);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			Migrations migrations = migrations(pool);
			migrations.upgrade(Target.HEAD);
			assertThat(migrations.status().state()).isEqualTo(MigrationStatus.State.UP_TO_DATE);
			migrations.downgrade(Target.BASE);
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.getAutoCommit()).isFalse();
				assertThat(connection.isReadOnly()).isFalse();
			}
		}
	}

	@Test
	void aConnectionThatNobodyResetsMayWriteAfterAQuestion(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "");
		SingleConnectionDataSource single = new SingleConnectionDataSource(database.url(), database.user(),
				database.password(), true);
		try {
			migrations(single).status();
			assertThat(single.getConnection().isReadOnly()).isFalse();
		}
		finally {
			single.destroy();
		}
	}

	@Test
	void theLockIsGoneWhenTheRunIsOver(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "");
		try (HikariDataSource pool = pool(database, "SELECT 1")) {
			migrations(pool).upgrade(Target.HEAD);
			assertThat(advisoryLocks(database)).isZero();
		}
	}

	@Test
	void theLockIsGoneAlsoWhenAnErrorEndsTheRun(TestDatabase database) throws SQLException {
		this.folder.table("aaaa", "");
		try (HikariDataSource pool = pool(database, "SELECT 1")) {
			Migrations migrations = Migrations.on(pool).locations(this.folder.location()).listener((event) -> {
				if (event instanceof MigrationEvent.StepStarted) {
					throw new StackOverflowError();
				}
			}).build();
			assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
			assertThat(advisoryLocks(database)).isZero();
		}
	}

	@Test
	void statementsThatWouldBreakTheTransactionOrTheLockAreRefusedTogetherBeforeAnythingRuns(TestDatabase database) {
		this.folder.table("aaaa", "").revision("bbbb", "aaaa", """
				BEGIN;
				CREATE TABLE bbbb (id int);
				COMMIT;
				DISCARD ALL;
				SELECT pg_advisory_unlock_all();
				SAVEPOINT s; ROLLBACK TO SAVEPOINT s;
				PREPARE q AS SELECT 1;
				""", "");
		assertThatExceptionOfType(RefusedStatementsException.class)
			.isThrownBy(() -> migrations(database.dataSource()).upgrade(Target.HEAD))
			.withMessageContaining("bbbb.sql:7: BEGIN")
			.withMessageContaining("bbbb.sql:9: COMMIT")
			.withMessageContaining("bbbb.sql:10: DISCARD ALL")
			.withMessageContaining("bbbb.sql:11: pg_advisory_unlock_all()")
			.withMessageNotContaining("ROLLBACK is")
			.withMessageNotContaining("PREPARE is");
		assertThat(database.client().sql("SELECT to_regclass('aaaa')::text").query(String.class).list())
			.containsOnlyNulls();
	}

	private static long advisoryLocks(TestDatabase database) {
		return database.client()
			.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
					+ " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
			.query(Long.class)
			.single();
	}

	private Migrations migrations(DataSource dataSource) {
		return Migrations.on(dataSource).locations(this.folder.location()).build();
	}

	private static HikariDataSource pool(TestDatabase database, String initSql) {
		HikariConfig config = config(database);
		config.setConnectionInitSql(initSql);
		return new HikariDataSource(config);
	}

	private static HikariConfig config(TestDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(database.url());
		config.setUsername(database.user());
		config.setPassword(database.password());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(2000);
		return config;
	}

	private static List<String> session(HikariDataSource pool) throws SQLException {
		List<String> session = new ArrayList<>();
		try (Connection connection = pool.getConnection();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(SESSION)) {
			while (rows.next()) {
				session.add(rows.getString(1));
			}
		}
		return session;
	}

}
