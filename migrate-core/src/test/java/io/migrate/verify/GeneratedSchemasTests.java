package io.migrate.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.schema.Inventory;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a schema is made of: nothing is found where nobody has touched it, neither
 * after it went through a dump.
 */
@PostgresTest
@EveryMajor
class GeneratedSchemasTests {

	private static final Dialect DIALECT = new PostgresDialect();

	private final TestDatabase database;

	GeneratedSchemasTests(TestDatabase database) {
		this.database = database;
	}

	static LongStream seeds() {
		return LongStream.range(0, 40);
	}

	@BeforeEach
	@AfterEach
	void clear() {
		this.database.client().sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void nothingIsFoundWhereNothingWasTouched(long seed) throws SQLException {
		String script = new GeneratedScript(seed).write();
		ExpectedInventory expected = expected(script);
		try (Connection connection = this.database.dataSource().getConnection()) {
			run(connection,
					"SET datestyle = 'ISO, DMY'; SET timezone = 'Asia/Kathmandu'; SET intervalstyle = 'iso_8601';"
							+ " SET bytea_output = 'escape'; SET extra_float_digits = -5; SET quote_all_identifiers = on");
			assertThat(findings(connection, expected)).as(script).isEmpty();
			run(connection, DIALECT.scratchSql().reprint());
			assertThat(findings(connection, expected)).as(script).isEmpty();
		}
	}

	private ExpectedInventory expected(String script) {
		try (MigrationSession session = MigrationSession.open(this.database.dataSource(),
				new Dialects(List.of(DIALECT)))) {
			session.run(List.of(script));
			return ExpectedInventory.of(session, SchemaFilter.ALL);
		}
	}

	private static List<String> findings(Connection connection, ExpectedInventory expected) throws SQLException {
		Inventory found = DIALECT.introspector().takeInventory(connection, SchemaFilter.ALL);
		return new SchemaFindings(found, DIALECT.diagnostics()).comparedTo(expected)
			.stream()
			.map(Finding::toString)
			.toList();
	}

	private static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

}
