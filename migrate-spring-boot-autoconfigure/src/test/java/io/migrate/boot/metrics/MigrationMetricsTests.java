package io.migrate.boot.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.MigrationInitializer;
import io.migrate.graph.Target;
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
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What is observed and measured of runs and databases.
 */
@PostgresTest
class MigrationMetricsTests {

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationMetricsAutoConfiguration.class, MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location());
	}

	@Test
	void aScrapeOfPrometheusHasAllOfIt(@TempDir Path path) {
		RevisionFolder populations = new RevisionFolder(path).file("one.sql", "-- Population: one\n\nSELECT 1;\n");
		this.folder.revision("cccc", "bbbb", "CREATE INDEX aaaa_again ON aaaa (id);", "");
		this.runner.withBean(PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
			.withPropertyValues("migrate.populations.locations=" + populations.location())
			.run((context) -> {
				String name = this.database.name();
				List<String> scraped = context.getBean(PrometheusMeterRegistry.class).scrape().lines().toList();
				assertThat(scraped).contains(
						"migrate_run_seconds_count{database=\"%s\",error=\"none\",outcome=\"done\"} 1".formatted(name),
						"migrate_step_seconds_count{action=\"upgrade\",database=\"%s\",error=\"none\",outcome=\"done\"} 3"
							.formatted(name),
						"migrate_population_seconds_count{error=\"none\",kind=\"sql\",name=\"one\",outcome=\"done\"} 1",
						"migrate_population_rows_total{kind=\"sql\",name=\"one\"} 0.0",
						"migrate_revisions_applied{name=\"migrations\"} 3.0",
						"migrate_revisions_pending{name=\"migrations\"} 0.0", "migrate_heads{name=\"migrations\"} 1.0");
				assertThat(scraped).contains("migrate_lock_wait_seconds_count 2");
				assertThat(context.getBean(PrometheusMeterRegistry.class).scrape().lines()).as("the next scrape")
					.anyMatch((line) -> line.startsWith(
							"migrate_table_size_bytes{name=\"migrations\",part=\"table\",table=\"public.aaaa\",when=\"after\"} "));
			});
	}

	@Test
	void aFailedStepSaysSoAndNoRevisionIsATag() {
		this.folder.revision("cccc", "bbbb", "SELECT 1 / 0;", "");
		this.runner.withBean(SimpleMeterRegistry.class).withPropertyValues("migrate.on-startup=none").run((context) -> {
			assertThatException().isThrownBy(() -> context.getBean(Migrations.class).upgrade(Target.HEAD));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("migrate.step").tag("outcome", "failed").timer().getId().getTags())
				.extracting((tag) -> tag.getKey())
				.containsExactly("action", "database", "error", "outcome");
			assertThat(registry.get("migrate.run").tag("outcome", "failed").timer().count()).isOne();
			assertThat(registry.get("migrate.step").tag("outcome", "done").timer().count()).isEqualTo(2);
		});
	}

	@Test
	void stepsArePartsOfTheirRunInATrace() {
		List<String> traced = new ArrayList<>();
		ObservationRegistry observed = ObservationRegistry.create();
		observed.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				ObservationView parent = context.getParentObservation();
				traced.add(context.getContextualName() + " " + context.getHighCardinalityKeyValues() + " in "
						+ ((parent != null) ? parent.getContextView().getContextualName() : "nothing"));
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		});
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(ObservationRegistry.class, () -> observed)
			.run((context) -> {
				String run = "migrate " + this.database.name();
				assertThat(traced).containsExactly("upgrade aaaa [keyValue(revision=aaaa)] in " + run,
						"upgrade bbbb [keyValue(revision=bbbb)] in " + run, run + " [] in nothing");
				assertThat(observed.getCurrentObservation()).isNull();
			});
	}

	@Test
	void aRegistryThatNeedsTheDatabaseIsNoReasonNotToStart() {
		this.runner.withUserConfiguration(LateRegistry.class).run((context) -> {
			assertThat(context).hasNotFailed();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("migrate.step").tag("outcome", "done").timer().count()).isEqualTo(2);
			context.getBean(Migrations.class).downgrade(Target.BASE);
			assertThat(registry.get("migrate.step").tag("action", "downgrade").timer().count()).isEqualTo(2);
		});
	}

	@Test
	void whoObservesStopsNothing() {
		ObservationRegistry observed = ObservationRegistry.create();
		observed.observationConfig().observationHandler((context) -> {
			throw new IllegalStateException("not my day");
		});
		this.runner.withBean(SimpleMeterRegistry.class)
			.withBean(ObservationRegistry.class, () -> observed)
			.run((context) -> assertThat(context.getBean(Migrations.class).status().pending()).isEmpty());
	}

	@Test
	void observationsCanBeSwitchedOff() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("management.observations.enable.migrate=false")
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).find("migrate.step").timer()).isNull());
	}

	@Test
	void gaugesFollowTheDatabaseWithoutAskingItEachTime() {
		this.runner.withBean(SimpleMeterRegistry.class).withPropertyValues("migrate.on-startup=none").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("migrate.revisions.pending").gauge().value()).isEqualTo(2);
			context.getBean(Migrations.class).upgrade(Target.HEAD);
			assertThat(registry.get("migrate.revisions.pending").gauge().value()).isEqualTo(2);
		});
	}

	@Test
	void ofADatabaseThatIsAwayGaugesSayNothing() {
		this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("migrate.on-startup=none", "spring.datasource.url=" + this.database.url() + "_not")
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).get("migrate.revisions.pending").gauge().value())
				.isNaN());
	}

	@Test
	void driftIsMeasuredWhereSomebodyLooksForIt() {
		Path file = this.folder.path().resolve("fingerprints.txt");
		ApplicationContextRunner metered = this.runner.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("migrate.verify.fingerprints=file:" + file);
		metered
			.run((context) -> assertThat(context.getBean(MeterRegistry.class).find("migrate.drift").gauge()).isNull());
		metered.withPropertyValues("migrate.verify.drift=warn").run((context) -> {
			assertThat(drift(context)).isNaN();
			context.getBean(Migrations.class).verifier().writeFingerprints(file);
		});
		metered.withPropertyValues("migrate.verify.drift=warn").run((context) -> assertThat(drift(context)).isZero());
		this.database.client().sql("CREATE TABLE somebodys (id int)").update();
		metered.withPropertyValues("migrate.verify.drift=warn").run((context) -> assertThat(drift(context)).isOne());
	}

	private static double drift(AssertableApplicationContext context) {
		return context.getBean(MeterRegistry.class).get("migrate.drift").gauge().value();
	}

	@Test
	void theSizesOfManyTablesAreNotAllKept() {
		for (String name : List.of("many", "more")) {
			String create = IntStream.range(0, 15)
				.mapToObj((i) -> "CREATE TABLE " + name + i + " (id int);")
				.collect(Collectors.joining());
			this.folder.revision(name + "_made", "many".equals(name) ? "bbbb" : "many_indexed", create, "")
				.revision(name + "_indexed", name + "_made",
						create.replaceAll("CREATE TABLE (\\w+) [^;]+", "CREATE INDEX ON $1 (id)"), "");
		}
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			registry.get("migrate.heads").gauge().value();
			assertThat(registry.find("migrate.table.size").tags("part", "table", "when", "after").gauges())
				.hasSize(DatabaseGauges.MOST_TABLES);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class LateRegistry {

		@Bean
		SimpleMeterRegistry registry(MigrationInitializer waitedFor) {
			return new SimpleMeterRegistry();
		}

	}

}
