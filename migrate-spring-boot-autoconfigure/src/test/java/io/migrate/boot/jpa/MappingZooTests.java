package io.migrate.boot.jpa;

import java.util.List;

import io.migrate.autogenerate.DesiredState;
import io.migrate.schema.Table;
import io.migrate.testing.EveryMajor;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.util.ClassUtils;

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
		DesiredState model = application.model();
		try (TestDatabase database = TestDatabase.create()) {
			SchemaScript.run(model, database);
			assertThat(CatalogText.of(database)).containsExactlyElementsOf(expected);
		}
	}

	@Test
	void hibernateValidatesWhatTheModelSays(TestDatabase database) {
		ZooApplication application = new ZooApplication(database);
		SchemaScript.run(application.model(), database);
		application.start("validate");
	}

	@Test
	void theZooIsLarge(TestDatabase database) {
		new ZooApplication(database).define((context) -> assertThat(
				context.getBean(PersistenceManagedTypes.class).getManagedClassNames().stream().filter(this::isEntity))
			.hasSizeGreaterThan(25));
		assertThat(new ZooApplication(database).model().schema().tables()).flatExtracting(Table::columns)
			.hasSizeGreaterThan(60);
	}

	private boolean isEntity(String type) {
		return ClassUtils.resolveClassName(type, null).isAnnotationPresent(Entity.class);
	}

}
