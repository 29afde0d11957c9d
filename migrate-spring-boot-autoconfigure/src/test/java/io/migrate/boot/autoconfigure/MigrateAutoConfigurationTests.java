package io.migrate.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;

import io.migrate.DowngradeForbiddenException;
import io.migrate.MigrationConfiguration;
import io.migrate.MigrationStatus.State;
import io.migrate.Migrations;
import io.migrate.PendingRevisionsException;
import io.migrate.base.HistoryTables;
import io.migrate.graph.Target;
import io.migrate.revision.RevisionSource;
import io.migrate.revision.SqlRevisionSource;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RecordingListener;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@PostgresTest
class MigrateAutoConfigurationTests {

	private static final StartupProperties UPGRADE = new StartupProperties(true, OnStartup.UPGRADE, "head",
			Duration.ZERO);

	private static final PopulationProperties POPULATIONS = new PopulationProperties(List.of(), PopulateWhen.NONE,
			true);

	private final ApplicationContextRunner withoutDataSource = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class));

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.runner = this.withoutDataSource.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location());
	}

	@Test
	void revisionsRunWhileTheContextStarts() {
		this.folder.table("bbbb", "aaaa");
		this.runner.run((context) -> {
			assertThat(context.getBean(Migrations.class).status().state()).isEqualTo(State.UP_TO_DATE);
			assertThat(tables()).containsExactly("aaaa", "bbbb", "migrate_definition", "migrate_event",
					"migrate_population", "migrate_population_batch", "migrate_revision", "migrate_size",
					"migrate_statement");
		});
	}

	@Test
	void theSecondStartHasNothingToDo() {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withBean(RecordingListener.class)
			.run((context) -> assertThat(context.getBean(RecordingListener.class).events())
				.containsExactly(new MigrationEvent.UpToDate("aaaa")));
	}

	@Test
	void thereIsNothingWithoutADataSource() {
		this.withoutDataSource.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(Migrations.class)
			.doesNotHaveBean(MigrationInitializer.class)
			.doesNotHaveBean(MigrateProperties.class));
	}

	@Test
	void thereIsNothingWhenItIsSwitchedOff() {
		this.runner.withPropertyValues("migrate.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(Migrations.class)
				.doesNotHaveBean(MigrationInitializer.class)
				.doesNotHaveBean(MigrateProperties.class);
			assertThat(tables()).isEmpty();
		});
	}

	@Test
	void theInitializerRunsTheUsersMigrations() {
		RevisionFolder other = otherFolder().table("cccc", "");
		this.runner
			.withBean("mine", Migrations.class,
					() -> Migrations.on(this.database.dataSource()).locations(other.location()).build())
			.run((context) -> {
				assertThat(context).getBeanNames(Migrations.class).containsExactly("mine");
				assertThat(tables()).contains("cccc").doesNotContain("aaaa");
			});
	}

	@Test
	void theUsersInitializerReplacesOurs() {
		this.runner
			.withBean("mine", MigrationInitializer.class,
					() -> new MigrationInitializer(List.of(), UPGRADE, POPULATIONS,
							new VerifyProperties(OnDrift.OFF, "")))
			.run((context) -> {
				assertThat(context).hasNotFailed().getBeanNames(MigrationInitializer.class).containsExactly("mine");
				assertThat(tables()).isEmpty();
			});
	}

	@Test
	void theUsersRevisionSourcesReplaceOursInTheirOrder() {
		RevisionFolder other = otherFolder().table("cccc", "");
		this.runner.withUserConfiguration(TwoSources.class)
			.withPropertyValues("migrate.target=heads")
			.withBean("first", Path.class, () -> this.folder.path())
			.withBean("second", Path.class, () -> other.path())
			.run((context) -> {
				assertThat(context).doesNotHaveBean("sqlRevisionSource");
				assertThat(context.getBean(Migrations.class).status().revisions())
					.extracting((entry) -> entry.id().value())
					.containsExactly("cccc", "aaaa");
			});
	}

	@Test
	void theUsersConfigurationReplacesOurs() {
		MigrationConfiguration configuration = MigrationConfiguration.DEFAULTS
			.withTables(new HistoryTables("ops", "our_"));
		this.runner.withBean(MigrationConfiguration.class, () -> configuration).run((context) -> {
			assertThat(context).getBean(MigrationConfiguration.class).isSameAs(configuration);
			assertThat(tables()).containsExactly("aaaa", "our_definition", "our_event", "our_population",
					"our_population_batch", "our_revision", "our_size", "our_statement");
		});
	}

	@Test
	void listenerBeansAreToldInTheirOrder() {
		this.runner.withUserConfiguration(TwoListeners.class)
			.run((context) -> assertThat(context.getBean(StringJoiner.class).toString())
				.startsWith("first, second, first, second"));
	}

	@Test
	void customizersHaveTheLastWordInTheirOrder() {
		this.runner.withUserConfiguration(TwoCustomizers.class)
			.run((context) -> assertThat(context.getBean(StringJoiner.class).toString())
				.startsWith("first, second, first, second"));
	}

	@Test
	void aPoolOfOneConnectionIsEnough() {
		this.runner
			.withConfiguration(
					AutoConfigurations.of(JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(Migrations.class).downgrade(Target.BASE).steps()).hasSize(1);
				assertThat(context.getBean(Migrations.class).plan(Target.HEAD).steps()).hasSize(1);
				assertThat(context.getBean(Migrations.class).upgrade(Target.HEAD).steps()).hasSize(1);
				assertThat(
						context.getBean(JdbcClient.class).sql("SELECT count(*) FROM aaaa").query(Long.class).single())
					.isZero();
			});
	}

	@Test
	void aDataSourceThatFetchesItsConnectionsLateIsFine() {
		this.runner.withPropertyValues("spring.datasource.connection-fetch=lazy")
			.run((context) -> assertThat(context.getBean(Migrations.class).status().state())
				.isEqualTo(State.UP_TO_DATE));
	}

	@Test
	void lazyInitializationDoesNotPostponeTheRun() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(tables()).contains("aaaa"));
	}

	@Test
	void nothingOfTheActuatorIsNeeded() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Migrations.class));
	}

	@Test
	void aSecondDatabaseHasARevisionGraphOfItsOwn() {
		RevisionFolder other = otherFolder().table("cccc", "");
		try (TestDatabase second = TestDatabase.create()) {
			two(second, other).run((context) -> {
				assertThat(context).getBeanNames(Migrations.class).containsExactly("second", "migrations");
				assertThat(tables()).contains("aaaa").doesNotContain("cccc");
				assertThat(second.client().sql("SELECT count(*) FROM cccc").query(Long.class).single()).isZero();
			});
		}
	}

	@Test
	void theSettingsHoldForASecondDatabaseAsWell() {
		RevisionFolder other = otherFolder().table("cccc", "");
		try (TestDatabase second = TestDatabase.create()) {
			ApplicationContextRunner two = two(second, other).withPropertyValues("migrate.schema=ops",
					"migrate.downgrade.allowed=false");
			two.withPropertyValues("migrate.on-startup=verify")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(PendingRevisionsException.class));
			two.withBean(RecordingListener.class).run((context) -> {
				Migrations migrations = context.getBean("second", Migrations.class);
				assertThat(migrations.status().schema()).isEqualTo("ops");
				assertThat(context.getBean(RecordingListener.class).events())
					.filteredOn(MigrationEvent.RunFinished.class::isInstance)
					.hasSize(2);
				assertThatExceptionOfType(DowngradeForbiddenException.class)
					.isThrownBy(() -> migrations.downgrade(Target.BASE));
			});
		}
	}

	@Test
	void aTargetIsThatOfTheMainDatabase() {
		this.folder.table("bbbb", "aaaa");
		RevisionFolder other = otherFolder().table("cccc", "");
		try (TestDatabase second = TestDatabase.create()) {
			two(second, other).withPropertyValues("migrate.target=aaaa").run((context) -> {
				assertThat(tables()).contains("aaaa").doesNotContain("bbbb");
				assertThat(context.getBean("second", Migrations.class).status().state()).isEqualTo(State.UP_TO_DATE);
			});
		}
	}

	@Test
	void aDatabaseWithAnInitializerOfItsOwnIsLeftToIt() {
		RevisionFolder other = otherFolder().table("cccc", "");
		try (TestDatabase second = TestDatabase.create()) {
			two(second, other).withUserConfiguration(SecondIsLeftAlone.class).run((context) -> {
				assertThat(context).getBeanNames(MigrationInitializer.class)
					.containsExactly("secondInitializer", "migrationInitializer");
				assertThat(tables()).contains("aaaa");
				assertThat(context.getBean("second", Migrations.class).status().state()).isEqualTo(State.PENDING);
			});
		}
	}

	private ApplicationContextRunner two(TestDatabase second, RevisionFolder folder) {
		return this.runner.withUserConfiguration(SecondDatabase.class)
			.withBean(TestDatabase.class, () -> second, (definition) -> definition.setDestroyMethodName(""))
			.withBean(Path.class, () -> folder.path());
	}

	@Test
	void anotherDatabaseThanPostgresqlIsRefused() {
		this.withoutDataSource.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:refused",
					"migrate.locations=" + this.folder.location())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("The data source is H2, and the revisions are for PostgreSQL"));
	}

	private RevisionFolder otherFolder() {
		return new RevisionFolder(this.folder.path().resolveSibling("other"));
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
					+ " WHERE relkind = 'r' AND nspname IN ('public', 'ops') ORDER BY 1")
			.query(String.class)
			.list();
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoSources {

		@Bean
		@Order(2)
		RevisionSource later(Path first) {
			return source(first);
		}

		@Bean
		@Order(1)
		RevisionSource sooner(Path second) {
			return source(second);
		}

		private static RevisionSource source(Path path) {
			return new SqlRevisionSource(List.of("file:" + path), new PathMatchingResourcePatternResolver());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoListeners {

		@Bean
		StringJoiner told() {
			return new StringJoiner(", ");
		}

		@Bean
		@Order(2)
		MigrationListener later(StringJoiner told) {
			return (event) -> told.add("second");
		}

		@Bean
		@Order(1)
		MigrationListener sooner(StringJoiner told) {
			return (event) -> told.add("first");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondDatabase {

		@Bean(defaultCandidate = false)
		Migrations second(MigrationsFactory factory, TestDatabase database, Path path) {
			return factory.on(database.dataSource()).locations("file:" + path).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondIsLeftAlone {

		@Bean(defaultCandidate = false)
		MigrationInitializer secondInitializer(@Qualifier("second") Migrations second) {
			return MigrationInitializer.leaving(second);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoCustomizers {

		@Bean
		@Order(2)
		MigrationsCustomizer later(StringJoiner told) {
			return (builder) -> builder.listener((event) -> told.add("second"));
		}

		@Bean
		@Order(1)
		MigrationsCustomizer sooner(StringJoiner told) {
			return (builder) -> builder.listener((event) -> told.add("first"));
		}

		@Bean
		StringJoiner told() {
			return new StringJoiner(", ");
		}

	}

}
