package io.migrate.boot.populate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.MissingPopulationsException;
import io.migrate.base.HistoryTables;
import io.migrate.base.MigrationException;
import io.migrate.boot.autoconfigure.MigrationInitializer;
import io.migrate.populate.PopulationFailedException;
import io.migrate.populate.Populator;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * When populations run at a start.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class PopulationsOfStartTests {

	private static final String INSERT = "INSERT INTO role (name) VALUES ('%s') ON CONFLICT DO NOTHING;";

	/** Far above what a slow machine needs. */
	private static final int SOON = 20;

	private PopulatingApplication application;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.application = new PopulatingApplication(path, database);
	}

	@Test
	void filesRunBeforeBeansAndBothBeforeTheApplicationIsReady() {
		List<String> seen = new ArrayList<>();
		this.application.file("file", INSERT.formatted("file"), "After: aaaa")
			.bean("bean", "aaaa", (context) -> PopulatingApplication.insert(context, "bean"))
			.change((spring) -> spring.addListeners((ApplicationListener<AvailabilityChangeEvent<?>>) (event) -> {
				if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
					seen.add("ready " + this.application.roles());
				}
			}))
			.singleton((ApplicationRunner) (arguments) -> seen.add("runner " + this.application.roles()))
			.startAndClose();
		assertThat(seen).containsExactly("runner [file, bean]", "ready [file, bean]");
		assertThat(this.application.states()).containsExactly("bean done", "file done");
	}

	@Test
	void aBeanIsNotMadeForFiles() {
		this.application.file("file", INSERT.formatted("file")).with(Asking.class).startAndClose();
		assertThat(this.application.roles()).containsExactly("file", "bean saw 1");
	}

	@Test
	void aFileThatRunsEveryTimeRunsOnceAtAStart() {
		this.application
			.file("file", "INSERT INTO role (name) VALUES ('r' || (SELECT count(*) FROM role));", "Mode: always")
			.bean("bean", null, (context) -> {
			});
		this.application.startAndClose();
		assertThat(this.application.roles()).containsExactly("r0");
		this.application.startAndClose();
		assertThat(this.application.roles()).containsExactly("r0", "r1");
	}

	@Test
	void noneRunsNone() {
		this.application.with("migrate.populations.mode", "none")
			.file("file", INSERT.formatted("file"))
			.bean("bean", null, (context) -> PopulatingApplication.insert(context, "bean"))
			.startAndClose();
		assertThat(this.application.roles()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "verify", "wait", "none" })
	void whatDoesNotUpgradeRunsNone(String onStartup) {
		this.application.startAndClose();
		this.application.with("migrate.on-startup", onStartup)
			.file("file", INSERT.formatted("file"))
			.bean("bean", null, (context) -> PopulatingApplication.insert(context, "bean"));
		this.application.startAndClose();
		this.application.with("migrate.populations.mode", "background").startAndClose();
		assertThat(this.application.roles()).isEmpty();
	}

	@Test
	void aMisspeltModeIsRefused(CapturedOutput output) {
		this.application.with("migrate.populations.mode", "backgruond");
		assertThatException().isThrownBy(this.application::startAndClose);
		assertThat(output).contains("APPLICATION FAILED TO START", "migrate.populations.mode", "backgruond",
				"BACKGROUND");
	}

	@Test
	void placeholdersAreReplaced() {
		this.application.with("migrate.placeholders.who", "guest").file("file", INSERT.formatted("${who}"));
		this.application.startAndClose();
		assertThat(this.application.roles()).containsExactly("guest");
	}

	@Test
	void profilesDecide() {
		this.application.file("dev", INSERT.formatted("dev"), "Profiles: dev")
			.file("plain", INSERT.formatted("plain"), "Profiles: default");
		this.application.startAndClose();
		assertThat(this.application.roles()).containsExactly("plain");
		this.application.with("spring.profiles.active", "dev").startAndClose();
		assertThat(this.application.roles()).containsExactly("plain", "dev");
	}

	@Test
	void oneWhoseRevisionIsNotThereWaitsAndSaysSo() {
		List<MigrationEvent> told = new ArrayList<>();
		this.application.revisions().table("bbbb", "aaaa");
		this.application.with("migrate.target", "aaaa")
			.file("file", INSERT.formatted("file"), "After: bbbb")
			.bean("bean", "bbbb", (context) -> PopulatingApplication.insert(context, "bean"))
			.singleton((MigrationListener) told::add)
			.startAndClose();
		assertThat(told).filteredOn(PopulationEvent.class::isInstance)
			.containsExactly(new PopulationEvent.Waiting("file", "'bbbb' is not applied yet"),
					new PopulationEvent.Waiting("bean", "'bbbb' is not applied yet"));
	}

	@Test
	void aFileThatFailsStopsTheStart(CapturedOutput output) {
		this.application.file("broken", "INSERT INTO role (nam) VALUES ('x');");
		assertThatException().isThrownBy(this.application::startAndClose)
			.satisfies((ex) -> assertThat(cause(ex)).isInstanceOf(PopulationFailedException.class));
		assertThat(output).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("The population broken (", "broken.sql:3:19:", "Rolled back: this population")
			.doesNotContain("\tat ");
		assertThat(this.application.states()).containsExactly("broken failed");
	}

	@Test
	void aBeanThatFailsStopsTheStart(CapturedOutput output) {
		this.application.bean("broken", null, (context) -> {
			PopulatingApplication.insert(context, "half");
			throw new IllegalStateException("out of ink");
		});
		assertThatException().isThrownBy(this.application::startAndClose);
		assertThat(output).containsOnlyOnce("APPLICATION FAILED TO START")
			.contains("The population broken (", "out of ink")
			.doesNotContain("\tat ");
		assertThat(this.application.roles()).isEmpty();
	}

	@Test
	void whereItIsSetTheStartGoesOn(CapturedOutput output) {
		this.application.with("migrate.populations.fail-on-error", false)
			.file("broken", "INSERT INTO role (nam) VALUES ('x');")
			.file("good", INSERT.formatted("good"))
			.bean("brokenBean", null, (context) -> {
				throw new IllegalStateException("out of ink");
			})
			.startAndClose();
		assertThat(output).contains("broken.sql:3:19:", "out of ink", "The start goes on");
		assertThat(this.application.roles()).containsExactly("good");
		assertThat(this.application.states()).containsExactly("broken failed", "brokenBean failed", "good done");
	}

	@Test
	void aRevisionThatNeedsOneThatFailedStopsTheStartAnyway() {
		barrier("broken").with("migrate.populations.fail-on-error", false)
			.file("broken", "INSERT INTO role (nam) VALUES ('x');");
		assertThatException().isThrownBy(this.application::startAndClose)
			.satisfies((ex) -> assertThat(cause(ex)).isInstanceOf(MissingPopulationsException.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "startup", "background" })
	void aFileThatARevisionNeedsRunsBeforeIt(String mode) {
		barrier("file").with("migrate.populations.mode", mode).file("file", INSERT.formatted("file"));
		try (ConfigurableApplicationContext context = this.application.start()) {
			assertThat(context.getBean(Migrations.class).status().pending()).isEmpty();
		}
	}

	@Test
	void aBeanThatARevisionNeedsIsAnErrorThatNamesTheCommand() {
		barrier("bean").bean("bean", null, (context) -> PopulatingApplication.insert(context, "bean"));
		assertThatException().isThrownBy(this.application::startAndClose)
			.satisfies((ex) -> assertThat(cause(ex)).isInstanceOf(MissingPopulationsException.class)
				.extracting(MigrationException::action)
				.asString()
				.contains("migrate upgrade --populate"));
	}

	@Test
	void inTheBackgroundTheyRunOnceTheApplicationIsReady() throws Exception {
		CountDownLatch ready = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(1);
		this.application.with("migrate.populations.mode", "background")
			.file("file", INSERT.formatted("file"))
			.bean("bean", null, (context) -> {
				await(ready);
				PopulatingApplication.insert(context, "bean " + Thread.currentThread().isDaemon());
				done.countDown();
			});
		try (ConfigurableApplicationContext context = this.application.start()) {
			ready.countDown();
			assertThat(done.await(SOON, TimeUnit.SECONDS)).isTrue();
			// A change of the state while they run, or later, begins no second run
			AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
		}
		assertThat(this.application.roles()).contains("file");
	}

	@Test
	void theyEndWithTheApplication() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		List<Throwable> ended = new ArrayList<>();
		this.application.with("migrate.populations.mode", "background").bean("endless", null, (context) -> {
			begun.countDown();
			try {
				context.jdbc().sql("SELECT pg_sleep(60)").query().singleRow();
			}
			catch (RuntimeException ex) {
				ended.add(ex);
				throw ex;
			}
		});
		long start = System.nanoTime();
		try (ConfigurableApplicationContext context = this.application.start()) {
			assertThat(begun.await(SOON, TimeUnit.SECONDS)).isTrue();
			assertThat(context.isActive()).isTrue();
		}
		assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(SOON));
		assertThat(ended).hasSize(1);
	}

	@Test
	void whatFailsInTheBackgroundIsLogged(CapturedOutput output) throws Exception {
		CountDownLatch behind = new CountDownLatch(1);
		this.application.with("migrate.populations.mode", "background")
			.file("broken", "INSERT INTO role (nam) VALUES ('x');")
			.bean("bean", null, (context) -> behind.countDown());
		try (ConfigurableApplicationContext context = this.application.start()) {
			assertThat(behind.await(SOON, TimeUnit.SECONDS)).isTrue();
			assertThat(context.isActive()).isTrue();
		}
		assertThat(this.application.states()).contains("broken failed");
		assertThat(output).contains("populate broken failed");
	}

	@Test
	void eachDatabaseHasItsOwn(@TempDir Path other) {
		this.application.file("file", INSERT.formatted("file"))
			.with(Second.class)
			.with("second.revisions",
					new RevisionFolder(other.resolve("revisions"))
						.revision("cccc", "", "CREATE TABLE second.role (name text);", "DROP TABLE second.role;")
						.location());
		this.database.client().sql("CREATE SCHEMA second").update();
		this.application.startAndClose();
		assertThat(this.application.roles()).containsExactly("file");
		assertThat(this.database.client().sql("SELECT name FROM second.role").query(String.class).list())
			.containsExactly("second");
	}

	@Test
	void withoutPopulationsNothingIsAsked() throws Exception {
		this.application.startAndClose();
		try (StatementCounter counter = new StatementCounter(this.database)) {
			DataSource dataSource = counter.dataSource();
			this.application
				.change((spring) -> spring.addInitializers((context) -> ((GenericApplicationContext) context)
					.registerBean(DataSource.class, () -> dataSource)))
				.startAndClose();
			assertThat(counter.connections()).isOne();
			assertThat(counter.statements()).noneMatch((sql) -> sql.contains("migrate_population"));
		}
	}

	private PopulatingApplication barrier(String needed) {
		this.application.revisions().file("bbbb.sql", """
				-- b
				-- Revision ID: bbbb
				-- Revises: aaaa
				-- Needs population: %s

				-- migrate:upgrade
				CREATE TABLE bbbb (id int);
				-- migrate:downgrade
				DROP TABLE bbbb;
				""".formatted(needed));
		return this.application;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(SOON, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MigrationException cause(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof MigrationException)) {
			cause = cause.getCause();
		}
		return (MigrationException) cause;
	}

	@Configuration(proxyBeanMethods = false)
	static class Asking {

		@Bean
		Populator asking(MigrationInitializer initializer) {
			return PopulatingApplication.populator("asking", null, (context) -> {
				Long seen = context.jdbc().sql("SELECT count(*) FROM role").query(Long.class).single();
				PopulatingApplication.insert(context, "bean saw " + seen);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Second {

		@Bean(defaultCandidate = false)
		Migrations secondMigrations(DataSource dataSource, Environment environment) {
			return Migrations.on(dataSource)
				.locations(environment.getRequiredProperty("second.revisions"))
				.configuration(MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("second", "migrate_")))
				.populators(() -> List.of(PopulatingApplication.populator("second", "cccc",
						(context) -> context.jdbc().sql("INSERT INTO second.role VALUES ('second')").update())))
				.build();
		}

	}

}
