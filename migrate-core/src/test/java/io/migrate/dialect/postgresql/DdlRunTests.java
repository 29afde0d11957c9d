package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the golden files show runs, and its inverse leaves nothing of it. Each file runs
 * in a transaction that is rolled back, as far as it can run in one.
 */
@PostgresTest
@EveryMajor
class DdlRunTests {

	private static final String ANEW = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";

	private final TestDatabase database;

	private final int major;

	DdlRunTests(TestDatabase database) {
		this.database = database;
		this.major = database.serverMajor();
	}

	static List<GoldenDdl> files() {
		return GoldenDdl.all();
	}

	@ParameterizedTest
	@MethodSource("files")
	void theInverseBringsBackWhatWasThere(GoldenDdl file) throws SQLException {
		assumeThat(this.major).isGreaterThanOrEqualTo(file.since());
		boolean together = !file.upgrade().contains("CONCURRENTLY");
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(!together);
			JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			run(template, file.given());
			List<String> before = CatalogPrint.of(template);
			run(template, file.upgrade());
			List<String> between = CatalogPrint.of(template);
			assertThat(between.equals(before))
				.isEqualTo(file.upgrade().isEmpty() || file.name().startsWith("execute_"));
			run(template, file.downgrade());
			assertThat(CatalogPrint.of(template)).isEqualTo(file.downgrade().isEmpty() ? between : before);
			if (together) {
				connection.rollback();
			}
			else {
				template.execute(ANEW);
			}
		}
	}

	private static void run(JdbcTemplate template, String script) {
		GoldenDdl.statements(script).forEach(template::execute);
	}

}
