package io.migrate.boot.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.graph.Target;
import io.migrate.session.Database;
import io.migrate.session.MigrationEvent;
import io.migrate.session.PopulationEvent;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.metrics.StartupStep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Who listens to application events, or looks at the steps of a start, sees what happened
 * to the schema.
 */
@PostgresTest
class MigrationEventsTests {

	private ApplicationContextRunner runner;

	private RevisionFolder folder;

	private RevisionFolder populations;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.populations = new RevisionFolder(path.resolve("populations"));
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class,
					MigrationEventAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location(),
					"migrate.populations.locations=" + this.populations.location());
	}

	@Test
	void aListeningMethodHearsOfAStartOnceTheBeansAreThere() {
		this.populations.file("one.sql", "-- Population: one\n\nSELECT 1;\n");
		this.runner.withUserConfiguration(Method.class)
			.run((context) -> assertThat(context.getBean(Method.class).heard).containsExactly("RunStarted", "StepDone",
					"RunFinished", "Done one"));
	}

	@Test
	void aListeningBeanHearsTheKindThatItIsFor() {
		this.runner.withUserConfiguration(Listener.class)
			.run((context) -> assertThat(context.getBean(Listener.class).heard).containsExactly("StepDone"));
	}

	@Test
	void aRunAfterTheStartIsHeardWhenItHasEnded() {
		this.runner.withUserConfiguration(Method.class).withPropertyValues("migrate.on-startup=none").run((context) -> {
			List<String> heard = context.getBean(Method.class).heard;
			Migrations migrations = context.getBean(Migrations.class);
			migrations.upgrade(Target.HEAD);
			assertThat(heard).containsExactly("RunStarted", "StepDone", "RunFinished");
			heard.clear();
			assertThatException().isThrownBy(() -> migrations.upgrade(Target.parse("nowhere")));
			assertThat(heard).containsExactly("RunFailed");
		});
	}

	@Test
	void aStartThatFailsIsHeardByBeansThatListen() {
		this.folder.revision("bbbb", "aaaa", "SELECT 1 / 0;", "");
		List<String> heard = new ArrayList<>();
		this.runner.withInitializer((context) -> context
			.addApplicationListener((ApplicationListener<PayloadApplicationEvent<MigrationEvent>>) (event) -> heard
				.add(name(event.getPayload()))))
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(heard).containsExactly("RunStarted", "StepDone", "StepFailed", "RunFailed");
			});
	}

	@Test
	void whatAListenerThrowsUndoesNothing() {
		this.runner.withUserConfiguration(Throwing.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Migrations.class).status().pending()).isEmpty();
		});
	}

	@Test
	void whatAnotherThreadRunsIsHeldUntilThatHasEnded() throws InterruptedException {
		List<Object> heard = new ArrayList<>();
		ApplicationEvents events = new ApplicationEvents(heard::add);
		events.afterSingletonsInstantiated();
		events.on(new MigrationEvent.RunStarted(new Database("PostgreSQL", "18", "jdbc:postgresql://a/b"), 1));
		Thread other = new Thread(() -> events.on(new MigrationEvent.RunFinished(0, Duration.ZERO)));
		other.start();
		other.join();
		assertThat(heard).hasSize(1).first().isInstanceOf(MigrationEvent.RunFinished.class);
		events.on(new MigrationEvent.RunFinished(1, Duration.ZERO));
		assertThat(heard).hasSize(3);
	}

	@Test
	void commitsAreNotHeldUp() {
		assertThat(new ApplicationEvents((event) -> {
		}).tellsOthers()).isFalse();
		assertThat(new StartupSteps(new BufferingApplicationStartup(1)).tellsOthers()).isFalse();
	}

	@Test
	void aPausedPopulationIsAStepThatEnds() {
		BufferingApplicationStartup startup = new BufferingApplicationStartup(10);
		StartupSteps steps = new StartupSteps(startup);
		steps.on(new PopulationEvent.Started("roles", "batch", "new"));
		steps.on(new PopulationEvent.Waiting("roles", "paused"));
		assertThat(startup.getBufferedTimeline().getEvents()).hasSize(1);
	}

	@Test
	void runsAndTheirStepsAndPopulationsAreStepsOfTheStart() {
		this.folder.table("bbbb", "aaaa");
		this.populations.file("one.sql", "-- Population: one\n\nSELECT 1;\n");
		BufferingApplicationStartup startup = new BufferingApplicationStartup(1000);
		this.runner.withInitializer((context) -> context.setApplicationStartup(startup)).run((context) -> {
			List<TimelineEvent> events = startup.getBufferedTimeline()
				.getEvents()
				.stream()
				.filter((event) -> event.getStartupStep().getName().startsWith("migrate."))
				.toList();
			assertThat(events).extracting((event) -> event.getStartupStep().getName())
				.containsExactly("migrate.step", "migrate.step", "migrate.run", "migrate.population");
			assertThat(events.get(0).getStartupStep().getParentId()).isEqualTo(events.get(2).getStartupStep().getId());
			assertThat(events.get(1).getStartupStep().getTags()).extracting(StartupStep.Tag::getValue)
				.containsExactly("upgrade", "bbbb");
		});
	}

	private static String name(MigrationEvent event) {
		return event.getClass().getSimpleName()
				+ ((event instanceof PopulationEvent population) ? " " + population.name() : "");
	}

	@Configuration(proxyBeanMethods = false)
	static class Method {

		private final List<String> heard = new ArrayList<>();

		@EventListener
		void on(MigrationEvent event) {
			this.heard.add(name(event));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listener implements ApplicationListener<PayloadApplicationEvent<MigrationEvent.StepDone>> {

		private final List<String> heard = new ArrayList<>();

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<MigrationEvent.StepDone> event) {
			this.heard.add(name(event.getPayload()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		@EventListener
		void on(MigrationEvent.StepDone event) {
			throw new IllegalStateException("not my day");
		}

		@Bean
		String other() {
			return "other";
		}

	}

}
