package io.migrate.dialect.postgresql;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class NewIdentityTests {

	private final PostgresDdlRenderer renderer = new PostgresDdlRenderer();

	@Test
	void aColumnThatBecomesAnIdentityGoesOnBehindItsValues(TestDatabase database) {
		assertThat(next(database, "(41)")).isEqualTo(42);
	}

	@Test
	void inAnEmptyTableItBeginsAtItsStart(TestDatabase database) {
		assertThat(next(database, null)).isEqualTo(1);
	}

	private int next(TestDatabase database, String values) {
		JdbcTemplate template = new JdbcTemplate(database.dataSource());
		template.execute("CREATE TABLE users (n integer, id integer)");
		if (values != null) {
			template.execute("INSERT INTO users (n) VALUES " + values);
		}
		this.renderer.render(SampleColumns.ALTER_PLAIN_TO_IDENTITY).forEach(template::execute);
		return template.queryForObject("INSERT INTO users (id) VALUES (1) RETURNING n", Integer.class);
	}

}
