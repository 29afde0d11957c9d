package io.migrate.boot.metrics;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.MigrationInitializer;
import io.migrate.populate.PopulationChoice;
import io.migrate.session.PopulationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is measured of populations.
 */
@PostgresTest
class PopulationMetricsTests {

	private static final String TIMER = "migrate.population";

	private static final String COUNTER = "migrate.population.rows";

	private ApplicationContextRunner withoutMetrics;

	private ApplicationContextRunner runner;

	private RevisionFolder populations;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		RevisionFolder folder = new RevisionFolder(path.resolve("revisions")).revision("aaaa", "",
				"CREATE TABLE role (name text);", "DROP TABLE role;");
		this.populations = new RevisionFolder(path.resolve("populations")).file("roles.sql", """
				-- Population: roles
				-- Mode: always

				INSERT INTO role VALUES ('admin'), ('guest');
				""");
		this.withoutMetrics = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationMetricsAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + folder.location(),
					"migrate.populations.locations=" + this.populations.location());
		this.runner = this.withoutMetrics.withConfiguration(
				AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class));
	}

	@Test
	void runsAndRowsAreCountedAlsoThoseBeforeTheRegistryIsThere() {
		this.runner.withUserConfiguration(LateRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(done(registry)).isEqualTo(1);
			assertThat(rows(registry)).isEqualTo(2);
			context.getBean(Migrations.class).populations().run(PopulationChoice.DUE);
			assertThat(done(registry)).isEqualTo(2);
			assertThat(rows(registry)).isEqualTo(4);
			assertThat(registry.get(TIMER).timer().totalTime(TimeUnit.NANOSECONDS)).isPositive();
		});
	}

	@Test
	void failuresAreCountedApart() {
		this.populations.file("broken.sql", """
				-- Population: broken

				INSERT INTO role (nam) VALUES ('x');
				""");
		this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("migrate.populations.fail-on-error=false")
			.run((context) -> assertThat(context.getBean(MeterRegistry.class)
				.get(TIMER)
				.tags("name", "broken", "kind", "sql", "outcome", "failed")
				.timer()
				.count()).isEqualTo(1));
	}

	@Test
	void everyRegistryHasWhatWasEarly() {
		LateMeters meters = new LateMeters();
		RunObserver observer = new RunObserver(() -> null, meters);
		observer.on(new PopulationEvent.Started("roles", "sql", "new"));
		observer.on(new PopulationEvent.Done("roles", "sql", 2, Duration.ofMillis(5)));
		SimpleMeterRegistry first = new SimpleMeterRegistry();
		SimpleMeterRegistry second = new SimpleMeterRegistry();
		meters.bindTo(first);
		meters.bindTo(second);
		assertThat(done(first)).isEqualTo(1);
		assertThat(done(second)).isEqualTo(1);
	}

	@Test
	void onePausedIsNotUnderWayForEver() {
		ObservationRegistry observed = ObservationRegistry.create();
		observed.observationConfig().observationHandler((context) -> true);
		RunObserver observer = new RunObserver(() -> observed, new LateMeters());
		observer.on(new PopulationEvent.Started("roles", "batch", "new"));
		observer.on(new PopulationEvent.Waiting("roles", "paused"));
		assertThat(observed.getCurrentObservation()).isNull();
	}

	@Test
	void oneBehindOneThatIsPausedIsNoPartOfIt() {
		LateMeters meters = new LateMeters();
		RunObserver observer = new RunObserver(() -> null, meters);
		observer.on(new PopulationEvent.Started("first", "batch", "new"));
		observer.on(new PopulationEvent.Started("roles", "sql", "new"));
		observer.on(new PopulationEvent.Done("roles", "sql", 2, Duration.ofMillis(5)));
		observer.on(new PopulationEvent.Waiting("first", "paused"));
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		meters.bindTo(registry);
		assertThat(done(registry)).isOne();
		assertThat(registry.get(TIMER).tags("name", "first", "outcome", "stopped").timer().count()).isOne();
	}

	@Test
	void commitsAreNotHeldUp() {
		assertThat(new RunObserver(() -> null, new LateMeters()).tellsOthers()).isFalse();
	}

	@Test
	void withoutARegistryThereIsNothing() {
		this.withoutMetrics.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(Migrations.class)
			.doesNotHaveBean(RunObserver.class));
	}

	@Test
	void withoutMicrometerThereIsNothing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrationMetricsAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RunObserver.class));
	}

	private static long done(MeterRegistry registry) {
		return registry.get(TIMER).tags("name", "roles", "kind", "sql", "outcome", "done").timer().count();
	}

	private static double rows(MeterRegistry registry) {
		return registry.get(COUNTER).tags("name", "roles", "kind", "sql").counter().count();
	}

	@Configuration(proxyBeanMethods = false)
	static class LateRegistry {

		@Bean
		SimpleMeterRegistry registry(MigrationInitializer waitedFor) {
			return new SimpleMeterRegistry();
		}

	}

}
