package io.migrate.introspect;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Table;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.OpenTransaction;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.Schemas;
import io.migrate.testing.Sessions;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a schema is read.
 */
@EveryMajor
@PostgresTest
class IntrospectionTests {

	private static final List<String> SETTINGS = List.of("search_path", "intervalstyle", "timezone",
			"extra_float_digits", "bytea_output", "quote_all_identifiers", "jit", "transaction_isolation",
			"transaction_read_only");

	private static final String OTHER_SETTINGS = """
			SET search_path = audit, public; SET intervalstyle = iso_8601; SET timezone = 'Asia/Tokyo';
			SET extra_float_digits = -5; SET bytea_output = escape; SET quote_all_identifiers = on""";

	private static final Duration LONG = Duration.ofMillis(500);

	private static final List<String> CHURN = List.of("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
			"CREATE TABLE passing (id int PRIMARY KEY DEFAULT f(), a mood CHECK (a <> 'sad'), b int REFERENCES parents)",
			"CREATE INDEX passing_index ON passing (lower(b::text)) WHERE id > 0",
			"CREATE VIEW passing_by AS SELECT f() FROM passing", "DROP TABLE passing CASCADE", "DROP FUNCTION f()");

	@Test
	void anEmptyDatabaseHasNothingButASchema(TestDatabase database) {
		assertThat(Schemas.read(database)).isEqualTo(new Schema(Set.of("public"), List.of(), List.of(), List.of(),
				List.of(), List.of(), List.of(), List.of()));
	}

	@Test
	void itTakesEightStatementsWhateverIsThere(TestDatabase database) throws IOException, SQLException {
		assertThat(statements(database)).hasSize(8);
		Everything.make(database);
		List<String> statements = statements(database);
		assertThat(statements).hasSize(8)
			.startsWith("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
			.endsWith("ROLLBACK");
		assertThat(statements.subList(1, 7)).allMatch((statement) -> statement.startsWith("SELECT "));
	}

	private static List<String> statements(TestDatabase database) throws IOException, SQLException {
		try (StatementCounter counter = new StatementCounter(database);
				Connection connection = counter.dataSource().getConnection()) {
			counter.statements();
			Schemas.read(connection, SchemaFilter.ALL);
			return counter.statements();
		}
	}

	@Test
	void readingTwiceGivesTheSame(TestDatabase database) {
		Everything.make(database);
		assertThat(Schemas.read(database)).isEqualTo(Schemas.read(database));
	}

	@Test
	void whatTheSessionIsSetToChangesNothingAndIsKept(TestDatabase database) throws SQLException {
		Everything.make(database);
		Schema plain = Schemas.read(database);
		try (Connection connection = database.dataSource().getConnection()) {
			run(connection, OTHER_SETTINGS);
			List<String> settings = settings(connection);
			assertThat(Schemas.read(connection, SchemaFilter.ALL)).isEqualTo(plain);
			assertThat(settings(connection)).isEqualTo(settings);
		}
	}

	@Test
	void aTransactionSeesWhatItHasDoneAndGoesOnAsItWas(TestDatabase database) throws SQLException {
		Everything.make(database);
		try (Connection connection = database.dataSource().getConnection()) {
			run(connection, "BEGIN");
			run(connection, OTHER_SETTINGS.replace("SET ", "SET LOCAL "));
			run(connection, "CREATE TABLE public.fresh (id int)");
			List<String> settings = settings(connection);
			Schema schema = Schemas.read(connection, SchemaFilter.ALL);
			assertThat(settings(connection)).isEqualTo(settings);
			run(connection, "DROP TABLE public.remarks CASCADE");
			run(connection, "ROLLBACK");
			assertThat(Schemas.table(schema, "public.fresh").columns()).hasSize(1);
			assertThat(schema.tables()).hasSize(Schemas.read(connection, SchemaFilter.ALL).tables().size() + 1);
		}
	}

	@Test
	void aConnectionThatBeginsTransactionsByItselfIsInNoneAfterwards(TestDatabase database) throws SQLException {
		database.client().sql("CREATE TABLE here (id int)").update();
		try (Connection connection = database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			assertThat(Schemas.read(connection, SchemaFilter.ALL).tables()).hasSize(1);
			assertThat(connection.getAutoCommit()).isFalse();
			run(connection, "CREATE TABLE also_here (id int)");
			connection.commit();
			assertThat(Schemas.read(connection, SchemaFilter.ALL).tables()).hasSize(2);
		}
	}

	@Test
	void temporaryTablesAreReadOnlyWhenTheyAreAskedFor(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			assertThat(Schemas.readTemporary(connection)).isEqualTo(Schema.EMPTY);
			run(connection, "BEGIN");
			run(connection, """
					CREATE TABLE here (id int);
					CREATE TYPE pg_temp.mood AS ENUM ('sad');
					CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY, feeling pg_temp.mood DEFAULT 'sad');
					CREATE TEMPORARY TABLE child (parent int REFERENCES passing)""");
			assertThat(Schemas.read(connection, SchemaFilter.ALL).tables()).extracting(Table::name)
				.containsExactly(new QualifiedName("public", "here"));
			Schema temporary = Schemas.readTemporary(connection);
			run(connection, "ROLLBACK");
			assertThat(temporary.namespaces()).containsExactly("pg_temp");
			assertThat(temporary.tables()).extracting((table) -> table.name().toString())
				.containsExactly("pg_temp.child", "pg_temp.passing");
			assertThat(Schemas.table(temporary, "pg_temp.passing").columns()).extracting(Column::type)
				.containsExactly("integer", "mood");
			assertThat(temporary.types()).hasSize(1);
			assertThat(temporary.sequences()).hasSize(1);
		}
	}

	@Test
	void noTemporaryObjectIsTakenForOneOfTheCatalog(TestDatabase database) throws SQLException {
		Everything.make(database);
		try (Connection connection = database.dataSource().getConnection()) {
			run(connection, """
					CREATE TEMPORARY TABLE pg_class (oid int); CREATE TEMPORARY TABLE pg_extension (oid int);
					CREATE DOMAIN pg_temp.text AS int; CREATE DOMAIN pg_temp.regclass AS int;""");
			assertThat(Schemas.read(connection, SchemaFilter.ALL)).isEqualTo(Schemas.read(database));
		}
	}

	@Test
	void aRoleWithoutAnyRightSeesTheSame(TestDatabase database) throws SQLException {
		Everything.make(database);
		Schema schema = Schemas.read(database);
		try (Connection connection = database.dataSource().getConnection()) {
			run(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC; SET ROLE pg_signal_backend");
			assertThat(Schemas.read(connection, SchemaFilter.ALL)).isEqualTo(schema);
		}
	}

	@Test
	void whatIsDroppedAfterTheSnapshotIsLeftOut(TestDatabase database) throws SQLException {
		Everything.make(database);
		try (Connection connection = database.dataSource().getConnection();
				Connection other = database.dataSource().getConnection()) {
			Schema before = Schemas.read(connection, SchemaFilter.ALL);
			run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ");
			run(connection, "SELECT 1");
			run(other, """
					DROP TABLE defaults, events, listed, checked, refers, searched CASCADE; DROP VIEW seen CASCADE;
					DROP FUNCTION stamp() CASCADE; DROP TYPE mood CASCADE; DROP DOMAIN email CASCADE""");
			Schema after = Schemas.read(connection, SchemaFilter.ALL);
			run(connection, "ROLLBACK");
			List<Table> left = new ArrayList<>(before.tables());
			left.removeAll(after.tables());
			assertThat(left).extracting((table) -> table.name().name())
				.contains("defaults", "events", "events_2024", "checked");
			assertThat(after.tables()).extracting((table) -> table.name().name()).contains("parents", "children");
			assertThat(after.views()).extracting((view) -> view.name().name()).doesNotContain("seen", "twice");
			assertThat(after.routines()).extracting((routine) -> routine.name().name()).doesNotContain("stamp");
			assertThat(after.triggers()).isEmpty();
		}
	}

	@Test
	void othersMayMakeAndDropThingsMeanwhile(TestDatabase database) throws SQLException {
		Everything.make(database);
		AtomicBoolean enough = new AtomicBoolean();
		CompletableFuture<Integer> others = CompletableFuture.supplyAsync(() -> churn(database, enough));
		try (Connection connection = database.dataSource().getConnection()) {
			for (int i = 0; i < 30; i++) {
				assertThat(Schemas.table(Schemas.read(connection, SchemaFilter.ALL), "public.defaults").columns())
					.hasSize(15);
			}
		}
		finally {
			enough.set(true);
		}
		assertThat(others.join()).isPositive();
	}

	@Test
	void whatOthersHaveLockedIsWaitedFor(TestDatabase database) throws SQLException {
		database.client().sql("CREATE TABLE kept (id int)").update();
		database.client().sql("CREATE VIEW seen AS SELECT * FROM kept").update();
		try (OpenTransaction lock = new OpenTransaction(database, "LOCK TABLE kept IN ACCESS EXCLUSIVE MODE")) {
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
				new Sessions(database.client()).await("wait_event_type = 'Lock'");
				// Longer than it waits at a time
				LockSupport.parkNanos(LONG.toNanos());
				endQuietly(lock);
			});
			assertThat(Schemas.read(database).views()).hasSize(1);
			end.join();
		}
	}

	private static void endQuietly(OpenTransaction transaction) {
		try {
			transaction.end();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int churn(TestDatabase database, AtomicBoolean enough) {
		int times = 0;
		try (Connection connection = database.dataSource().getConnection()) {
			while (!enough.get()) {
				for (String statement : CHURN) {
					run(connection, statement);
				}
				times++;
			}
			return times;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static List<String> settings(Connection connection) throws SQLException {
		List<String> settings = new ArrayList<>();
		try (Statement statement = connection.createStatement()) {
			for (String name : SETTINGS) {
				try (ResultSet row = statement.executeQuery("SHOW " + name)) {
					row.next();
					settings.add(name + " = " + row.getString(1));
				}
			}
		}
		return settings;
	}

}
