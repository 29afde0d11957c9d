package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever uses the database finds it migrated. The user's beans are defined before ours
 * and would be made first if nothing held them back.
 */
@PostgresTest
class InitializationOrderTests {

	private static final String COUNT = "SELECT count(*) FROM thing";

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE thing (id bigint PRIMARY KEY, name text NOT NULL);", "DROP TABLE thing;");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceInitializationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=1",
					"migrate.locations=" + this.folder.location());
	}

	@Test
	void hibernateValidatesTheMigratedSchema() {
		jpa().run((context) -> assertThat(context).hasNotFailed().hasSingleBean(EntityManagerFactory.class));
	}

	@Test
	void hibernateMissesWhatNoRevisionMakes() {
		jpa().withPropertyValues("migrate.on-startup=none")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("missing table [thing]"));
	}

	@Test
	void aJdbcClientIsReadyInAnInitMethod() {
		this.runner.withUserConfiguration(AsksThroughJdbcClient.class)
			.run((context) -> assertThat(context).getBean("things").isEqualTo(0L));
	}

	@Test
	void aJdbcTemplateIsReadyInAnInitMethod() {
		this.runner.withUserConfiguration(AsksThroughJdbcTemplate.class)
			.run((context) -> assertThat(context).getBean("things").isEqualTo(0L));
	}

	@Test
	void aBeanThatAsksForItWaits() {
		this.runner.withUserConfiguration(AsksThroughDataSource.class)
			.run((context) -> assertThat(context).getBean("things").isEqualTo(0L));
	}

	@Test
	void scriptsRunAfterTheRevisions(@TempDir Path scripts) throws IOException {
		Files.writeString(scripts.resolve("schema.sql"), "ALTER TABLE thing ADD COLUMN size int;");
		Files.writeString(scripts.resolve("data.sql"), "INSERT INTO thing VALUES (1, 'one', 10);");
		this.runner.withUserConfiguration(AsksThroughJdbcClient.class)
			.withPropertyValues("spring.sql.init.mode=always",
					"spring.sql.init.schema-locations=file:" + scripts.resolve("schema.sql"),
					"spring.sql.init.data-locations=file:" + scripts.resolve("data.sql"))
			.run((context) -> assertThat(context).getBean("things").isEqualTo(1L));
	}

	private ApplicationContextRunner jpa() {
		return this.runner.withUserConfiguration(ThisPackage.class)
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=validate");
	}

	@Entity(name = "thing")
	static class Thing {

		@Id
		private Long id;

		private String name;

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class ThisPackage {

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksThroughJdbcClient {

		@Bean
		Long things(JdbcClient client) {
			return client.sql(COUNT).query(Long.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksThroughJdbcTemplate {

		@Bean
		Long things(JdbcTemplate template) {
			return template.queryForObject(COUNT, Long.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AsksThroughDataSource {

		@Bean
		@DependsOnDatabaseInitialization
		Long things(DataSource dataSource) {
			return JdbcClient.create(dataSource).sql(COUNT).query(Long.class).single();
		}

	}

}
