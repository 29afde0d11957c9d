package io.migrate.testing;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@PostgresTest
@EveryMajor
class TestDatabaseTests {

	@Test
	void eachDatabaseIsEmpty(TestDatabase database) {
		database.client().sql("CREATE TABLE t (id int)").update();
		try (TestDatabase other = TestDatabase.create()) {
			assertThat(other.client().sql("SELECT to_regclass('t')::text").query(String.class).list())
				.containsOnlyNulls();
		}
	}

	@Test
	void aConnectionLeftOpenFailsTheTest() throws SQLException {
		TestDatabase database = TestDatabase.create();
		try (Connection left = database.dataSource().getConnection()) {
			assertThat(left.isValid(1)).isTrue();
			assertThatThrownBy(database::close).isInstanceOf(AssertionError.class).hasMessageContaining("left open");
		}
	}

	@Test
	void theServerIsTheOneThatTheBuildAskedFor(TestDatabase database) {
		String major = System.getProperty("postgres.major", "");
		if (!major.isEmpty() && System.getenv("MIGRATE_TEST_URL") == null) {
			assertThat(database.serverMajor()).isEqualTo(Integer.parseInt(major));
		}
	}

}
