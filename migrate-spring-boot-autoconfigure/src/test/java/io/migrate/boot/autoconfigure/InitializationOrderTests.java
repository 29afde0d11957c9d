package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
import org.quartz.Scheduler;
import org.quartz.impl.matchers.GroupMatcher;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.session.autoconfigure.SessionAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

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

	private TestDatabase database;

	private String[] settings;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE thing (id bigint PRIMARY KEY, name text NOT NULL);", "DROP TABLE thing;");
		this.database = database;
		this.settings = new String[] { "spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.user(), "spring.datasource.password=" + database.password(),
				"spring.datasource.hikari.maximum-pool-size=1", "migrate.locations=" + this.folder.location() };
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceInitializationAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
					JdbcClientAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues(this.settings);
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

	@Test
	void quartzFindsTheTablesThatARevisionMakes() throws IOException {
		this.folder.file("quartz.sql",
				revision("qqqq", script("org/quartz/impl/jdbcjobstore/tables_postgres.sql").replace("COMMIT;", "")));
		this.runner.withConfiguration(AutoConfigurations.of(QuartzAutoConfiguration.class))
			.withPropertyValues("spring.quartz.job-store-type=jdbc", "spring.quartz.jdbc.initialize-schema=never",
					"spring.datasource.hikari.maximum-pool-size=3",
					"spring.quartz.properties.org.quartz.jobStore.driverDelegateClass="
							+ "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Scheduler.class).getJobKeys(GroupMatcher.anyGroup())).isEmpty();
				assertThat(waitsFor(context, "quartzScheduler")).contains("migrationInitializer");
			});
	}

	@Test
	void sessionsFindTheTablesThatARevisionMakes() throws IOException {
		this.folder.file("session.sql",
				revision("ssss", script("org/springframework/session/jdbc/schema-postgresql.sql")));
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
					SessionAutoConfiguration.class, JdbcSessionAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues(this.settings)
			.withPropertyValues("spring.session.jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				JdbcIndexedSessionRepository sessions = context.getBean(JdbcIndexedSessionRepository.class);
				assertThat(sessions.findByPrincipalName("nobody")).isEmpty();
				assertThat(waitsFor(context, "sessionRepository")).contains("migrationInitializer");
			});
	}

	// Batch, Quartz, Session and Integration each make their tables with one of these
	@Test
	void whatMakesTablesOfItsOwnRunsAfterTheRevisions(@TempDir Path scripts) throws IOException {
		Files.writeString(scripts.resolve("batch.sql"), "ALTER TABLE thing ADD COLUMN batch int;");
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setMode(DatabaseInitializationMode.ALWAYS);
		settings.setSchemaLocations(List.of("file:" + scripts.resolve("batch.sql")));
		this.runner
			.withBean("batchInitializer", DataSourceScriptDatabaseInitializer.class,
					() -> new DataSourceScriptDatabaseInitializer(this.database.dataSource(), settings))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(waitsFor(context, "batchInitializer")).contains("migrationInitializer");
			});
	}

	private static String[] waitsFor(ApplicationContext context, String bean) {
		ConfigurableApplicationContext configurable = (ConfigurableApplicationContext) context;
		String[] names = configurable.getBeanFactory().getBeanDefinition(bean).getDependsOn();
		return (names != null) ? names : new String[0];
	}

	private static String revision(String id, String upgrade) {
		return "-- tables of somebody else\n--\n-- Revision ID: " + id + "\n-- Revises: aaaa\n\n-- migrate:upgrade\n"
				+ upgrade + "\n-- migrate:irreversible nobody goes back\n";
	}

	private static String script(String path) throws IOException {
		return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
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
