package io.migrate.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.operation.DropColumn;
import io.migrate.operation.DropTable;
import io.migrate.operation.Operation;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Table;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever two databases are: what a comparison finds, written in SQL and run, makes the
 * one the same as the other, and what takes it back makes it what it was.
 * <p>
 * {@code -Dmigrate.diff.seed=42} repeats a run whose seed stands in a failure, and
 * {@code -Dmigrate.diff.pairs=1000} takes longer.
 */
@EveryMajor
@PostgresTest
class SchemaDiffDatabaseTests {

	private static final int PAIRS = Integer.getInteger("migrate.diff.pairs", 30);

	private static final long SEED = Long.getLong("migrate.diff.seed", new Random().nextLong());

	private final Dialect dialect = new PostgresDialect();

	private final SchemaDiff diff = new SchemaDiff(this.dialect.diffRules());

	@Test
	void whatIsFoundAndRunLeadsToTheSameAndBack(TestDatabase database) throws SQLException {
		try (TestDatabase wanted = TestDatabase.create();
				Connection connection = database.dataSource().getConnection();
				Connection other = wanted.dataSource().getConnection()) {
			for (int pair = 0; pair < PAIRS; pair++) {
				long seed = SEED + pair;
				int major = connection.getMetaData().getDatabaseMajorVersion();
				Schema from = make(connection, RandomSchemas.of(seed, major));
				Schema to = make(other, RandomSchemas.of(seed ^ 0x5DEECE66DL, major));
				assertThereAndBack(connection, from, to, "-Dmigrate.diff.pairs=1 -Dmigrate.diff.seed=" + seed);
			}
		}
	}

	/**
	 * What the server says of each statement: that it looks at all rows, or that it need
	 * not.
	 */
	@Test
	void rowsAreLookedAtOnlyWhereOthersCanWork(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (id bigint PRIMARY KEY, age integer); INSERT INTO t VALUES (1, 1)");
			Schema from = read(connection);
			statement.execute("ALTER TABLE t ALTER COLUMN age SET NOT NULL, ADD CHECK (age > 0),"
					+ " ADD FOREIGN KEY (age) REFERENCES t, ADD UNIQUE (age)");
			Schema to = read(connection);
			run(connection, inverses(new Stage(Stage.Purpose.CHANGE,
					compare(from, to).differences().stream().map(Change::of).toList())));
			statement.execute("SET client_min_messages = debug1");
			List<String> looks = new ArrayList<>();
			for (Operation operation : compare(from, to).operations()) {
				for (String sql : this.dialect.ddlRenderer().render(operation)) {
					statement.clearWarnings();
					statement.execute(sql);
					for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice
						.getNextWarning()) {
						looks.add(sql + ": " + notice.getMessage());
					}
				}
			}
			assertThat(looks).filteredOn((look) -> look.contains("verifying table") || look.contains("rewriting"))
				.allMatch((look) -> look.contains("VALIDATE CONSTRAINT"));
			assertThat(looks).anyMatch((look) -> look.contains("SET NOT NULL: existing constraints on column"));
			assertThat(looks).filteredOn((look) -> look.contains("validating foreign key"))
				.allMatch((look) -> look.contains("VALIDATE CONSTRAINT"))
				.hasSize(1);
		}
	}

	private Schema make(Connection connection, Schema schema) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS app CASCADE; CREATE SCHEMA public");
		}
		compare(read(connection), schema).stages().forEach((stage) -> run(connection, stage.operations()));
		return read(connection);
	}

	private void assertThereAndBack(Connection connection, Schema from, Schema to, String seed) throws SQLException {
		SchemaDifference found = compare(from, to);
		found.stages().forEach((stage) -> run(connection, stage.operations()));
		assertThat(compare(read(connection), to).lines()).as(seed).isEmpty();
		List<Stage> back = new ArrayList<>(found.stages());
		Collections.reverse(back);
		back.forEach((stage) -> run(connection, inverses(stage)));
		if (found.operations().stream().allMatch((operation) -> operation.irreversible() == null)) {
			assertThat(compare(read(connection), from).lines()).as(seed).isEmpty();
		}
	}

	@Test
	void renamesByHintLoseNothing(TestDatabase database) throws SQLException {
		try (TestDatabase wanted = TestDatabase.create();
				Connection connection = database.dataSource().getConnection();
				Connection other = wanted.dataSource().getConnection()) {
			for (int pair = 0; pair < PAIRS / 3; pair++) {
				Schema schema = RandomSchemas.of(SEED + pair, connection.getMetaData().getDatabaseMajorVersion());
				Schema from = make(connection, schema);
				make(other, schema);
				assertRenamed(connection, from, other);
			}
		}
	}

	private void assertRenamed(Connection connection, Schema from, Connection other) throws SQLException {
		List<String> hints = new ArrayList<>();
		try (Statement statement = other.createStatement()) {
			for (Table table : from.tables()) {
				if (table.column("c1") != null) {
					statement.execute("ALTER TABLE " + table.name() + " RENAME COLUMN c1 TO \"Other\"");
					statement.execute("ALTER TABLE " + table.name() + " RENAME TO other_" + table.name().name());
					hints.add(table.name() + "=other_" + table.name().name());
					hints.add(table.name() + ".c1=Other");
				}
			}
		}
		Schema to = read(other);
		SchemaDifference found = this.diff.compare(from, to,
				DiffOptions.DEFAULTS.withRenames(RenameHints.parse(hints)));
		assertThat(found.unused()).isEmpty();
		assertThat(found.operations())
			.noneMatch((operation) -> operation instanceof DropTable || operation instanceof DropColumn);
		found.stages().forEach((stage) -> run(connection, stage.operations()));
		assertThat(compare(read(connection), to).lines()).as("-Dmigrate.diff.seed=" + SEED).isEmpty();
	}

	private static List<Operation> inverses(Stage stage) {
		List<Operation> operations = new ArrayList<>(stage.operations());
		Collections.reverse(operations);
		return operations.stream().flatMap((operation) -> operation.inverse().stream()).toList();
	}

	private SchemaDifference compare(Schema from, Schema to) {
		return this.diff.compare(from, to, DiffOptions.DEFAULTS);
	}

	private Schema read(Connection connection) throws SQLException {
		return this.dialect.introspector().read(connection, SchemaFilter.ALL);
	}

	// What is not concurrent shares transactions, as in a run
	private void run(Connection connection, List<Operation> operations) {
		String current = "";
		try (Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (Operation operation : operations) {
				for (String sql : this.dialect.ddlRenderer().render(operation)) {
					current = sql;
					boolean alone = sql.contains("CONCURRENTLY");
					connection.setAutoCommit(alone);
					statement.execute(sql);
					connection.setAutoCommit(false);
				}
			}
			connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(
					"-Dmigrate.diff.seed from " + SEED + ": " + ex.getMessage() + "\n" + current + "\nin " + operations,
					ex);
		}
	}

}
