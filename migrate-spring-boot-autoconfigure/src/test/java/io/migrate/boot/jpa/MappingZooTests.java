package io.migrate.boot.jpa;

import java.util.List;

import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is read from the mapping zoo is what Hibernate itself would make of it.
 */
@PostgresTest
@EveryMajor
class MappingZooTests {

	@Test
	void theModelIsWhatHibernateMakes(TestDatabase made) {
		ZooApplication application = new ZooApplication(made);
		application.start("create-only");
		List<String> expected = CatalogText.of(made);
		JpaModel model = application.model();
		try (TestDatabase database = TestDatabase.create()) {
			make(model, database);
			assertThat(CatalogText.of(database)).containsExactlyElementsOf(expected);
		}
	}

	@Test
	void hibernateValidatesWhatTheModelSays(TestDatabase database) {
		ZooApplication application = new ZooApplication(database);
		make(application.model(), database);
		application.start("validate");
	}

	@Test
	void theZooIsLarge(TestDatabase database) {
		JpaModel model = new ZooApplication(database).model();
		assertThat(model.schema().tables()).hasSizeGreaterThan(25);
	}

	private static void make(JpaModel model, TestDatabase database) {
		JdbcClient client = database.client();
		PlainDdl.of(model.schema()).forEach((statement) -> client.sql(statement).update());
	}

}
