package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.migrate.Migrations;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who runs revisions, and where.
 */
@PostgresTest
class MigrationDataSourceTests {

	private ApplicationContextRunner anywhere;

	private ApplicationContextRunner runner;

	private TestDatabase database;

	private String role;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		RevisionFolder folder = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE thing AS SELECT current_user AS maker, pg_backend_pid() AS session;",
				"DROP TABLE thing;");
		this.anywhere = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
			.withPropertyValues("migrate.locations=" + folder.location());
		this.runner = this.anywhere.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(),
					"spring.datasource.hikari.maximum-pool-size=1");
	}

	@Test
	void anotherUserRunsThemAndOwnsWhatTheyMake() {
		String owner = owner();
		this.runner.withPropertyValues("migrate.user=" + owner, "migrate.password=secret").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(maker()).isEqualTo(owner);
			assertThat(context.getBean(HikariDataSource.class).getUsername()).isEqualTo(this.database.user());
		});
	}

	@Test
	void anotherUserComesWithTheDriverOfTheApplication() {
		String owner = owner();
		this.runner
			.withPropertyValues("migrate.user=" + owner, "migrate.password=secret",
					"spring.datasource.url=" + this.database.url().replace("jdbc:", "jdbc:watched:"),
					"spring.datasource.driver-class-name=" + WatchedDriver.class.getName())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(maker()).isEqualTo(owner);
			});
	}

	@Test
	void anApplicationWithoutADataSourceHasThemWithAUrl() {
		this.anywhere
			.withPropertyValues("migrate.url=" + this.database.url(), "migrate.user=" + this.database.user(),
					"migrate.password=" + this.database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(DataSource.class);
				assertThat(maker()).isEqualTo(this.database.user());
			});
	}

	@Test
	void aUrlAloneIsReachedAsTheUserOfTheApplication() {
		try (TestDatabase other = TestDatabase.create()) {
			this.runner.withPropertyValues("migrate.url=" + other.url()).run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(other.client().sql("SELECT maker FROM thing").query(String.class).single())
					.isEqualTo(this.database.user());
				assertThat(this.database.client().sql("SELECT to_regclass('thing')").query(String.class).optional())
					.isEmpty();
			});
		}
	}

	@Test
	void whatLeadsToTheSamePlaceUsesThePool() {
		this.runner
			.withPropertyValues("migrate.url=" + this.database.url(), "migrate.user=" + this.database.user(),
					"migrate.password=" + this.database.password())
			.run((context) -> {
				JdbcClient client = JdbcClient.create(context.getBean(DataSource.class));
				assertThat(client.sql("SELECT session = pg_backend_pid() FROM thing").query(Boolean.class).single())
					.isTrue();
			});
	}

	@Test
	void aMarkedDataSourceIsTheirs() {
		String owner = owner();
		this.runner.withUserConfiguration(Marked.class)
			.withBean(TestDatabase.class, () -> this.database, (definition) -> definition.setDestroyMethodName(""))
			.withBean(String.class, () -> owner)
			.withPropertyValues("migrate.user=nobody")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(maker()).isEqualTo(owner);
			});
	}

	@Test
	void detailsOfAServiceReplaceTheSettings() {
		String owner = owner();
		this.runner.withBean(MigrateConnectionDetails.class, () -> new Details(owner))
			.withPropertyValues("migrate.user=nobody")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(maker()).isEqualTo(owner);
			});
	}

	@Test
	void detailsOfSeveralServicesLeaveItToTheDataSource() {
		this.runner.withBean("left", MigrateConnectionDetails.class, () -> new Details("nobody"))
			.withBean("right", MigrateConnectionDetails.class, () -> new Details("nobody"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(maker()).isEqualTo(this.database.user());
			});
	}

	@Test
	void oneOfSeveralDataSourcesHasToBeTheMainOne() {
		this.anywhere.withUserConfiguration(Two.class)
			.withBean(TestDatabase.class, () -> this.database, (definition) -> definition.setDestroyMethodName(""))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoUniqueBeanDefinitionException.class));
	}

	@Test
	void whereNoMainOneIsAskedForThereMayBeSeveral() {
		this.anywhere.withUserConfiguration(Two.class)
			.withBean(TestDatabase.class, () -> this.database, (definition) -> definition.setDestroyMethodName(""))
			.withBean("mine", Migrations.class, () -> Migrations.on(this.database.dataSource()).build(),
					(definition) -> definition.setLazyInit(true))
			.withPropertyValues("migrate.on-startup=none")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aUserAloneNeedsToBeToldWhere() {
		this.anywhere.withPropertyValues("migrate.user=owner")
			.withBean(DataSource.class, () -> new DriverManagerDataSource())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Revisions are to run as the user 'owner', and the application's data source does not tell"
						+ " where its database is"));
	}

	@Test
	void aUrlThatNoDriverKnowsIsRefused() {
		this.runner.withPropertyValues("migrate.url=postgres://localhost/archive")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("Revisions are to run at 'postgres://localhost/archive', which no driver knows"));
	}

	@Test
	void hibernateLeavesTheSchemaOfTheApplicationAlone() {
		this.runner.withPropertyValues("migrate.user=" + owner(), "migrate.password=secret").run((context) -> {
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(context.getBean(DataSource.class)))
				.isEqualTo(SchemaManagement.MANAGED);
			assertThat(provider.getSchemaManagement(new DriverManagerDataSource()))
				.isEqualTo(SchemaManagement.UNMANAGED);
		});
	}

	@Test
	void hibernateLeavesTheSchemaOfASecondDatabaseAlone() {
		this.runner.run((context) -> {
			DataSource second = this.database.dataSource();
			SchemaManagementProvider provider = context.getBean(SchemaManagementProvider.class);
			assertThat(provider.getSchemaManagement(second)).isEqualTo(SchemaManagement.UNMANAGED);
			context.getBean(MigrationsFactory.class).on(second);
			assertThat(provider.getSchemaManagement(second)).isEqualTo(SchemaManagement.MANAGED);
		});
	}

	private String owner() {
		this.role = "owner_of_" + this.database.url().replaceAll(".*/|\\W.*", "");
		execute("CREATE ROLE " + this.role + " LOGIN PASSWORD 'secret'");
		execute("GRANT CREATE ON SCHEMA public TO " + this.role);
		return this.role;
	}

	// Roles belong to the server and outlive the database
	@AfterEach
	void dropRole() {
		if (this.role != null) {
			execute("DROP OWNED BY " + this.role);
			execute("DROP ROLE " + this.role);
		}
	}

	private void execute(String sql) {
		this.database.client().sql(sql).update();
	}

	private String maker() {
		return this.database.client().sql("SELECT maker FROM thing").query(String.class).single();
	}

	private static DriverManagerDataSource as(TestDatabase database, String user) {
		return new DriverManagerDataSource(database.url(), user, "secret");
	}

	/**
	 * What a service says.
	 *
	 * @param getUsername the user
	 */
	private record Details(String getUsername) implements MigrateConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return null;
		}

		@Override
		public String getPassword() {
			return "secret";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Marked {

		@Bean(defaultCandidate = false)
		@MigrateDataSource
		DataSource ofTheOwner(TestDatabase database, String owner) {
			return as(database, owner);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Two {

		@Bean
		DataSource left(TestDatabase database) {
			return database.dataSource();
		}

		@Bean
		DataSource right(TestDatabase database) {
			return database.dataSource();
		}

	}

	/** Wraps another driver, as those do that trace statements. */
	public static final class WatchedDriver extends org.postgresql.Driver {

		@Override
		public boolean acceptsURL(String url) {
			return url.startsWith("jdbc:watched:");
		}

		@Override
		public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
			return acceptsURL(url) ? super.connect(url.replace("jdbc:watched:", "jdbc:"), info) : null;
		}

	}

}
