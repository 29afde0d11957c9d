package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import io.migrate.revision.RevisionSource;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A command starts nothing of the application that it does not need.
 */
@PostgresTest
class DormantApplicationTests {

	private RevisionFolder folder;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.tester = new CommandTester(database, this.folder);
		Busy.MADE.clear();
	}

	@Test
	void theSameBeansAreThereWithoutACommand() {
		assertThat(this.tester.with(Busy.class).with("spring.main.web-application-type", "none").start("serve").codes())
			.isEmpty();
		assertThat(Busy.MADE).contains("eager", "excluded", "lifecycle started", "refreshed", "started", "runner",
				"ready", "listener", "closed", "configurer", "messages", "bootstrap executor");
	}

	@Test
	void noBeanIsMadeOrToldThatTheCommandDoesNotNeed() {
		assertThat(this.tester.with(Busy.class).migrate("upgrade").lines()).hasSize(2);
		assertThat(Busy.MADE).isEmpty();
	}

	@Test
	void anApplicationWithALifecycleProcessorOfItsOwnIsNotStartedEither() {
		assertThat(this.tester.with(Busy.class).with(OwnProcessor.class).migrate("upgrade").lines()).hasSize(2);
		assertThat(Busy.MADE).isEmpty();
	}

	@Test
	void aCommandThatOnlyReadsFilesMakesNoDataSource() {
		assertThat(this.tester.with(BrokenDataSource.class).migrate("history").lines()).hasSize(1);
	}

	@Test
	void hibernateIsNotStarted() {
		this.tester.with(Jpa.class)
			.with("spring.jpa.hibernate.ddl-auto", "validate")
			.with("spring.main.web-application-type", "none");
		assertThatException().isThrownBy(() -> this.tester.start("serve"))
			.withMessageContaining("missing table [absent]");
		assertThat(this.tester.migrate("upgrade").lines()).containsExactly("Schema is up to date at aaaa");
	}

	@Test
	void theStartLeavesTheSchemaAloneWhateverIsSet() {
		this.tester.with("spring.main.web-application-type", "servlet").with("migrate.on-startup", "upgrade");
		assertThat(this.tester.with(Settings.class).migrate("history", "--migrate.on-startup=upgrade").lines())
			.isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Busy {

		static final Queue<String> MADE = new ConcurrentLinkedQueue<>();

		@Bean
		@Lazy(false)
		InitializingBean eager() {
			return () -> MADE.add("eager");
		}

		@Bean
		Excluded excluded() {
			MADE.add("excluded");
			return new Excluded();
		}

		@Bean
		static LazyInitializationExcludeFilter neverLazy() {
			return LazyInitializationExcludeFilter.forBeanTypes(Excluded.class);
		}

		@Bean
		ApplicationRunner runner() {
			return (arguments) -> MADE.add("runner");
		}

		@Bean
		SmartLifecycle lifecycle() {
			return new SmartLifecycle() {

				@Override
				public void start() {
					MADE.add("lifecycle started");
				}

				@Override
				public void stop() {
				}

				@Override
				public boolean isRunning() {
					return false;
				}

			};
		}

		@Bean
		ApplicationListener<ContextRefreshedEvent> listener() {
			MADE.add("listener");
			return (event) -> {
			};
		}

		@Bean
		SchedulingConfigurer configurer() {
			MADE.add("configurer");
			return (registrar) -> {
			};
		}

		@Bean
		MessageSource messageSource() {
			MADE.add("messages");
			return new StaticMessageSource();
		}

		@Bean
		Executor bootstrapExecutor() {
			MADE.add("bootstrap executor");
			return Runnable::run;
		}

		@Bean
		Listening listening() {
			return new Listening();
		}

	}

	static class Excluded {

	}

	static class Listening {

		@EventListener
		void refreshed(ContextRefreshedEvent event) {
			Busy.MADE.add("refreshed");
		}

		@EventListener
		void started(ApplicationStartedEvent event) {
			Busy.MADE.add("started");
		}

		@EventListener
		void ready(ApplicationReadyEvent event) {
			Busy.MADE.add("ready");
		}

		@EventListener
		void closed(ContextClosedEvent event) {
			Busy.MADE.add("closed");
		}

		@Scheduled(fixedRate = 1)
		void tick() {
			Busy.MADE.add("tick");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProcessor {

		@Bean
		DefaultLifecycleProcessor lifecycleProcessor() {
			return new DefaultLifecycleProcessor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(HibernateJpaAutoConfiguration.class)
	static class Jpa {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Absent.class.getName());
		}

	}

	@Entity(name = "absent")
	static class Absent {

		@Id
		private long id;

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenDataSource {

		@Bean
		DataSource dataSource() {
			throw new IllegalStateException("Nobody needs it");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Settings {

		@Bean
		RevisionSource source(Environment environment, ApplicationContext context) {
			assertThat(environment.getProperty("migrate.on-startup")).isEqualTo("none");
			assertThat(context.getClass()).isEqualTo(AnnotationConfigApplicationContext.class);
			return (problems) -> List.of();
		}

	}

}
