package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.DesiredState;
import io.migrate.boot.jpa.SmallModels.Thing;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Schema;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

@PostgresTest
class JpaModelAutoConfigurationTests {

	private final TestDatabase database;

	private final ApplicationContextRunner runner;

	JpaModelAutoConfigurationTests(TestDatabase database) {
		this.database = database;
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JpaModelAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password());
	}

	@Test
	void theModelIsThere() {
		this.runner.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withUserConfiguration(Things.class)
			.run((context) -> assertThat(read(context.getBean(DesiredSchema.class)).schema().tables()).hasSize(1));
	}

	@Test
	void anotherOneComesFirst() {
		this.runner.withUserConfiguration(Another.class)
			.run((context) -> assertThat(context).getBean(DesiredSchema.class).isNotInstanceOf(JpaDesiredSchema.class));
	}

	@Test
	void withoutHibernateThereIsNone() {
		this.runner.withClassLoader(new FilteredClassLoader(HibernatePersistenceProvider.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DesiredSchema.class));
	}

	@Test
	void withoutMigrateThereIsNone() {
		this.runner.withPropertyValues("migrate.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(DesiredSchema.class));
	}

	private DesiredState read(DesiredSchema desired) throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return desired.read(connection);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Things {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Thing.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Another {

		@Bean
		DesiredSchema another() {
			return (connection) -> new DesiredState(Schema.EMPTY, DiffScope.EVERYTHING, false, RenameHints.NONE,
					List.of());
		}

	}

}
