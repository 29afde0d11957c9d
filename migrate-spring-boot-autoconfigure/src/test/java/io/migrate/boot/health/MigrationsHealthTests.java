package io.migrate.boot.health;

import java.nio.file.Path;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.autoconfigure.MigrationsFactory;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether an application says that its databases have what it needs.
 */
@PostgresTest
class MigrationsHealthTests {

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private RevisionFolder populations;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa");
		this.populations = new RevisionFolder(path.resolve("populations"));
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationHealthAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location(),
					"migrate.populations.locations=" + this.populations.location());
	}

	@Test
	void aDatabaseThatHasEverythingIsUp() {
		this.runner.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).hasToString("{state=UP_TO_DATE, current=[bbbb], pending=0}");
		});
	}

	@Test
	void aSchemaThatSomebodyChangedIsADetail() {
		drift();
		looking("warn").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(String.valueOf(health(context).getDetails().get("drift")))
				.matches("\\{state=DRIFTED, checkedAt=[^,]+}");
		});
	}

	@Test
	void aSchemaThatSomebodyChangedIsDownWhereThatIsAFailure() {
		drift();
		looking("fail").withPropertyValues("migrate.on-startup=none")
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
	}

	@Test
	void whatNobodyKnowsOfASchemaIsNoFailure() {
		looking("fail").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(String.valueOf(health(context).getDetails().get("drift")))
				.matches("\\{state=UNKNOWN, reason=there are no fingerprints for .*, checkedAt=[^,]+}");
		});
	}

	private ApplicationContextRunner looking(String drift) {
		return this.runner.withPropertyValues("migrate.verify.drift=" + drift,
				"migrate.verify.fingerprints=file:" + this.folder.path().resolve("fingerprints.txt"));
	}

	private void drift() {
		looking("off").run((context) -> context.getBean(Migrations.class)
			.verifier()
			.writeFingerprints(this.folder.path().resolve("fingerprints.txt")));
		this.database.client().sql("ALTER TABLE aaaa ADD somebodys int").update();
	}

	@Test
	void pendingRevisionsTakeItOutOfService() {
		upgrade("aaaa");
		this.runner.withPropertyValues("migrate.on-startup=none").run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).hasToString("{state=PENDING, current=[aaaa], pending=1}");
		});
	}

	@Test
	void whatIsPendingBeyondTheTargetIsToBeSo() {
		this.runner.withPropertyValues("migrate.target=aaaa").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails()).containsEntry("pending", 1);
		});
	}

	@Test
	void aRevisionLeftHalfWayTakesItOutOfService() {
		upgrade("bbbb");
		this.database.client().sql("UPDATE migrate_revision SET state = 'upgrading' WHERE id = 'bbbb'").update();
		this.runner.withPropertyValues("migrate.on-startup=none").run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.getDetails()).hasToString("{state=PARTIAL, current=[aaaa], pending=1, partial=[bbbb]}");
		});
	}

	@Test
	void aNewerReleaseAtWorkIsNoReasonToStop() {
		upgrade("bbbb");
		unknown("applied");
		this.runner.run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			assertThat(health(context).getDetails())
				.hasToString("{state=AHEAD, current=[cccc], pending=0, unknown=[cccc]}");
		});
		this.database.client().sql("UPDATE migrate_revision SET state = 'upgrading' WHERE id = 'cccc'").update();
		this.runner.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
	}

	@Test
	void aNewerReleaseTakesItOutOfServiceWhereThatIsWanted() {
		upgrade("bbbb");
		this.runner.withPropertyValues("migrate.unknown-revisions=fail").run((context) -> {
			unknown("applied");
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void aFailedPopulationBringsItDown() {
		this.populations.file("broken.sql", "-- Population: broken\n\nINSERT INTO aaaa (nothing) VALUES (1);\n");
		this.runner.withPropertyValues("migrate.populations.fail-on-error=false").run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
			assertThat(health(context).getDetails())
				.hasToString("{state=UP_TO_DATE, current=[bbbb], pending=0, failedPopulations=[broken]}");
		});
	}

	@Test
	void aDivergedHistoryBringsItDown() {
		upgrade("bbbb");
		this.database.client().sql("DELETE FROM migrate_revision WHERE id = 'aaaa'").update();
		this.runner.withPropertyValues("migrate.on-startup=none")
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
	}

	@Test
	void aDivergedHistoryBringsItDownAlsoBelowATarget() {
		this.folder.table("cccc", "bbbb");
		upgrade("bbbb");
		this.database.client().sql("DELETE FROM migrate_revision WHERE id = 'aaaa'").update();
		this.runner.withPropertyValues("migrate.on-startup=none", "migrate.target=bbbb")
			.run((context) -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
	}

	@Test
	void ofADatabaseThatIsAwayNobodyKnows() {
		this.runner
			.withPropertyValues("migrate.on-startup=none", "spring.datasource.url=" + this.database.url() + "_not",
					"spring.datasource.hikari.connection-timeout=1000")
			.run((context) -> {
				assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN);
				assertThat(health(context).getDetails().get("error")).asString()
					.startsWith("There is no connection to the database");
			});
	}

	@Test
	void probesDoNotEachAskTheDatabase() {
		this.runner.run((context) -> {
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
			this.database.client().sql("DELETE FROM migrate_revision").update();
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void severalDatabasesAreShownApart() {
		this.runner.withUserConfiguration(Second.class)
			.withBean("folder", RevisionFolder.class, () -> this.folder)
			.withBean("migrationsDatabase", TestDatabase.class, () -> this.database,
					(definition) -> definition.setDestroyMethodName(""))
			.run((context) -> assertThat(context.getBean(CompositeHealthContributor.class).stream())
				.extracting((entry) -> entry.name())
				.containsExactlyInAnyOrder("second", "migrations"));
	}

	@Test
	void itIsPartOfReadinessBySettingAndNeverOfLiveness() {
		upgrade("aaaa");
		ApplicationContextRunner endpoint = this.runner
			.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class,
					HealthContributorRegistryAutoConfiguration.class, HealthEndpointAutoConfiguration.class,
					AvailabilityProbesAutoConfiguration.class, AvailabilityHealthContributorAutoConfiguration.class))
			.withBean(ApplicationAvailabilityBean.class)
			.withPropertyValues("migrate.on-startup=none", "management.endpoint.health.probes.enabled=true");
		endpoint.run((context) -> {
			assertThat(group(context, "readiness")).doesNotContain("migrations");
			assertThat(group(context, "liveness")).doesNotContain("migrations");
		});
		endpoint
			.withPropertyValues("management.endpoint.health.group.readiness.include=readinessState,migrations",
					"management.endpoint.health.group.readiness.show-components=always")
			.run((context) -> {
				HealthDescriptor readiness = context.getBean(HealthEndpoint.class).healthForPath("readiness");
				assertThat(readiness.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
				assertThat(group(context, "liveness")).doesNotContain("migrations");
			});
	}

	@Test
	void itBacksOffAndCanBeSwitchedOff() {
		this.runner.withBean("migrationsHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasSingleBean(HealthContributor.class));
		this.runner.withPropertyValues("management.health.migrations.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthContributor.class));
		this.runner.withPropertyValues("migrate.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HealthContributor.class));
	}

	private void upgrade(String target) {
		Migrations.on(this.database.dataSource())
			.locations(this.folder.location())
			.build()
			.upgrade(Target.parse(target));
	}

	private void unknown(String state) {
		RevisionFolder newer = new RevisionFolder(this.folder.path().resolveSibling("newer")).table("aaaa", "")
			.table("bbbb", "aaaa")
			.table("cccc", "bbbb");
		Migrations.on(this.database.dataSource()).locations(newer.location()).build().upgrade(Target.HEAD);
		this.database.client().sql("UPDATE migrate_revision SET state = ? WHERE id = 'cccc'").param(state).update();
	}

	private static Health health(AssertableApplicationContext context) {
		return context.getBean(HealthIndicator.class).health();
	}

	private static String group(AssertableApplicationContext context, String name) {
		return String.valueOf(context.getBean(HealthEndpoint.class).healthForPath(name));
	}

	@Configuration(proxyBeanMethods = false)
	static class Second {

		@Bean(defaultCandidate = false)
		Migrations second(MigrationsFactory factory, TestDatabase database, RevisionFolder folder) {
			return factory.on(database.dataSource()).locations(folder.location()).build();
		}

	}

}
