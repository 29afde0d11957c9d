package io.migrate.dialect.postgresql;

import java.util.List;

import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the golden files show runs, and its inverse leaves nothing of it.
 */
@PostgresTest
@EveryMajor
class DdlRunTests {

	static List<GoldenDdl> files() {
		return GoldenDdl.all();
	}

	@ParameterizedTest
	@MethodSource("files")
	void theInverseBringsBackWhatWasThere(GoldenDdl file, TestDatabase database) {
		assumeThat(database.serverMajor()).isGreaterThanOrEqualTo(file.since());
		run(database, file.given());
		List<String> before = CatalogPrint.of(database);
		run(database, file.upgrade());
		List<String> between = CatalogPrint.of(database);
		run(database, file.downgrade());
		assertThat(between.equals(before)).isEqualTo(file.upgrade().isEmpty() || file.name().startsWith("execute_"));
		if (!file.downgrade().isEmpty()) {
			assertThat(CatalogPrint.of(database)).isEqualTo(before);
		}
	}

	private static void run(TestDatabase database, String script) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource());
		GoldenDdl.statements(script).forEach(template::execute);
	}

}
