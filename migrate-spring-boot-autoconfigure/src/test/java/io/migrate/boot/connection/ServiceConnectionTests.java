package io.migrate.boot.connection;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.migrate.MigrationStatus.State;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.MigrateConnectionDetails;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that containers bring along. No Docker engine is needed: the container here
 * says that it is a database that runs already.
 */
@PostgresTest
class ServiceConnectionTests {

	private final ApplicationContextRunner runner;

	ServiceConnectionTests(@TempDir Path path, TestDatabase database) {
		RevisionFolder folder = new RevisionFolder(path).table("aaaa", "");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(MigrateAutoConfiguration.class, ServiceConnectionAutoConfiguration.class))
			.withUserConfiguration(Containers.class)
			.withBean(TestDatabase.class, () -> database, (definition) -> definition.setDestroyMethodName(""))
			.withPropertyValues("migrate.locations=" + folder.location());
	}

	@Test
	void aContainerIsEnoughForRevisionsWithoutADataSource() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(DataSource.class)
				.hasSingleBean(MigrateConnectionDetails.class);
			assertThat(context.getBean(Migrations.class).status().state()).isEqualTo(State.UP_TO_DATE);
		});
	}

	@Test
	void aDataSourceOnTheSameContainerIsUsed() {
		this.runner.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(DataSource.class));
	}

	@Test
	void aComposeServiceTellsTheSame() {
		JdbcConnectionDetails jdbc = new JdbcConnectionDetails() {

			@Override
			public String getUsername() {
				return "archivist";
			}

			@Override
			public String getPassword() {
				return "secret";
			}

			@Override
			public String getJdbcUrl() {
				return "jdbc:postgresql://compose/archive";
			}

		};
		MigrateConnectionDetails details = (MigrateConnectionDetails) new ConnectionDetailsFactories(null)
			.getConnectionDetails(jdbc, true)
			.get(MigrateConnectionDetails.class);
		assertThat(details.getJdbcUrl()).isEqualTo("jdbc:postgresql://compose/archive");
		assertThat(details.getUsername()).isEqualTo("archivist");
		assertThat(details.getPassword()).isEqualTo("secret");
	}

	@Configuration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection
		PostgreSQLContainer container(TestDatabase database) {
			return new RunningAlready(database);
		}

	}

	private static final class RunningAlready extends PostgreSQLContainer {

		private final TestDatabase database;

		private RunningAlready(TestDatabase database) {
			super("postgres:18");
			this.database = database;
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public String getJdbcUrl() {
			return this.database.url();
		}

		@Override
		public String getUsername() {
			return this.database.user();
		}

		@Override
		public String getPassword() {
			return this.database.password();
		}

	}

}
