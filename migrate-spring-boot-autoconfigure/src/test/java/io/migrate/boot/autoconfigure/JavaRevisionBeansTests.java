package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.util.List;

import io.migrate.MigrationStatus.State;
import io.migrate.Migrations;
import io.migrate.Revisions;
import io.migrate.base.MigrationException;
import io.migrate.operation.Operations;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.JavaRevisionSource;
import io.migrate.revision.RevisionInfo;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Java revisions that are beans.
 */
@PostgresTest
class JavaRevisionBeansTests {

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("cccc", "bbbb");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
							JdbcClientAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=1",
					"migrate.locations=" + this.folder.location());
	}

	@Test
	void aBeanRunsBetweenFiles() {
		this.runner.withBean(MakeB.class, MakeB::new).run((context) -> {
			assertThat(context.getBean(Migrations.class).status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(context.getBean(Revisions.class).graph().ids()).hasSize(3);
		});
		assertThat(tables()).contains("aaaa", "bbbb", "cccc");
	}

	@Test
	void aBeanMayNeedOthers() {
		this.runner.withBean(TableName.class, () -> new TableName("bbbb"))
			.withBean(MakeNamed.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(tables()).contains("bbbb");
	}

	@Test
	void whatItIsMayStandOnTheBeanMethod() {
		this.runner.withUserConfiguration(WithMethod.class)
			.run((context) -> assertThat(context.getBean(Revisions.class)
				.get(context.getBean(Revisions.class)
					.graph()
					.ids()
					.stream()
					.filter((id) -> id.value().equals("bbbb"))
					.findFirst()
					.orElseThrow())
				.message()).isEqualTo("from a method"));
		assertThat(tables()).contains("bbbb", "cccc");
	}

	@Test
	void aRevisionThatIsAppliedIsNotMade() {
		this.runner.withBean(MakeB.class, MakeB::new).run((context) -> assertThat(context).hasNotFailed());
		this.runner.withBean(MakeB.class, () -> {
			throw new IllegalStateException("made");
		}, (definition) -> definition.setLazyInit(true)).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aSourceOfTheUserJoinsTheBeans() {
		RevisionFolder other = new RevisionFolder(this.folder.path().resolveSibling("other")).table("aaaa", "");
		this.runner.withBean(MakeB.class, MakeB::new)
			.withBean("mine", SqlRevisionSource.class,
					() -> new SqlRevisionSource(List.of(other.location()), new PathMatchingResourcePatternResolver()))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(JavaRevisionSource.class));
		assertThat(tables()).contains("aaaa", "bbbb").doesNotContain("cccc");
	}

	@Test
	void aBeanThatWaitsForTheDatabaseIsNamedWithTheWayOut() {
		this.runner.withBean("makeAsking", MakeAsking.class)
			.run((context) -> assertThat(failure(context.getStartupFailure()))
				.hasMessage("The revision " + MakeAsking.class.getName()
						+ " needs a bean that waits for the database, and the database waits for the revision:\n"
						+ "  makeAsking -> … -> makeAsking"));
		assertThat(tables()).doesNotContain("bbbb");
	}

	@Test
	void aBeanThatIsMadeWhenItRunsIsNamedWithWhatItNeeds() {
		this.runner.withUserConfiguration(LateRevision.class).run((context) -> {
			MigrationException failure = failure(context.getStartupFailure());
			assertThat(failure)
				.hasMessageEndingWith("\n  makeAsking -> jdbcClient -> migrationInitializer -> makeAsking");
			assertThat(failure.action()).contains("op.jdbc");
		});
		assertThat(tables()).doesNotContain("bbbb");
	}

	private static MigrationException failure(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof MigrationException)) {
			cause = cause.getCause();
		}
		return (MigrationException) cause;
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
			.query(String.class)
			.list();
	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "make b")
	static class MakeB implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.createTable("bbbb", (t) -> t.column("id", "bigint"));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable("bbbb");
		}

	}

	record TableName(String name) {

	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "make b")
	static class MakeNamed implements JavaRevision {

		private final TableName name;

		MakeNamed(TableName name) {
			this.name = name;
		}

		@Override
		public void upgrade(Operations op) {
			op.createTable(this.name.name(), (t) -> t.column("id", "bigint"));
		}

		@Override
		public void downgrade(Operations op) {
			op.dropTable(this.name.name());
		}

	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "make b")
	static class MakeAsking extends MakeB {

		MakeAsking(JdbcClient client) {
			client.sql("SELECT 1").query(Integer.class).single();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithMethod {

		@Bean
		@RevisionInfo(id = "bbbb", revises = "aaaa", message = "from a method")
		JavaRevision makeB() {
			return new JavaRevision() {

				@Override
				public void upgrade(Operations op) {
					op.createTable("bbbb", (t) -> t.column("id", "bigint"));
				}

				@Override
				public void downgrade(Operations op) {
					op.dropTable("bbbb");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LateRevision {

		@Bean
		@Lazy
		MakeAsking makeAsking(JdbcClient client) {
			return new MakeAsking(client);
		}

	}

}
