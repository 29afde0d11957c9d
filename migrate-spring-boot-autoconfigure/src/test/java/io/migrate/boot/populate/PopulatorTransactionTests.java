package io.migrate.boot.populate;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import io.migrate.boot.jpa.JpaModelAutoConfiguration;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.PopulationFailedException;
import io.migrate.populate.Populator;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a populator does through the application belongs to one transaction with its
 * record.
 */
@PostgresTest
class PopulatorTransactionTests {

	/** Far below the sleep of the populator, far above what a slow machine needs. */
	private static final int SOON = 20;

	private static final String INSERT = "INSERT INTO role (name) VALUES (?)";

	private PopulatingApplication application;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.application = new PopulatingApplication(path, database).with("wanted", "ok");
	}

	@Test
	void aJdbcTemplateTakesPart() {
		this.application.with(Jdbc.class).startAndClose();
		assertThat(this.application.roles()).containsExactly("template", "context");
		assertThat(this.application.states()).containsExactly("jdbc done");
	}

	@Test
	void whatAJdbcTemplateWroteIsRolledBack() {
		this.application.with(Jdbc.class).with("wanted", "failure");
		assertThatThePopulatorFails();
		assertThat(this.application.states()).containsExactly("jdbc failed");
	}

	@Test
	void aJpaRepositoryTakesPart() {
		this.application.with(Jpa.class).startAndClose();
		assertThat(this.application.roles()).containsExactlyInAnyOrder("repository", "context");
		assertThat(this.application.states()).containsExactly("jpa done");
	}

	@Test
	void whatAJpaRepositoryWroteIsRolledBack() {
		this.application.with(Jpa.class).with("wanted", "failure");
		assertThatThePopulatorFails();
		assertThat(this.application.states()).containsExactly("jpa failed");
	}

	// Hibernate sends it when the transaction commits, behind the record
	@Test
	void whatTheDatabaseRefusesAtTheCommitRollsTheRecordBack() {
		this.application.with(Jpa.class).with("wanted", "twice");
		assertThatException().isThrownBy(this.application::startAndClose)
			.satisfies((ex) -> assertThat(ex).isInstanceOf(PopulationFailedException.class)
				.hasMessageContaining("role_name_key"));
		assertThat(this.application.roles()).isEmpty();
		assertThat(this.application.states()).containsExactly("jpa failed");
	}

	@Test
	void transactionsOfAnotherDatabaseAreLeftAlone() {
		this.application.with(Elsewhere.class).with("spring.datasource.hikari.maximum-pool-size", 2);
		this.application.bean("bean", null, (context) -> PopulatingApplication.insert(context, "bean"));
		this.application.startAndClose();
		assertThat(this.application.states()).containsExactly("bean done");
	}

	@Test
	void withoutATransactionManagerOneConnectionIsEnough() {
		this.application.with("spring.datasource.hikari.maximum-pool-size", 1)
			.bean("bean", null, (context) -> PopulatingApplication.insert(context, "bean"))
			.startAndClose();
		assertThat(this.application.states()).containsExactly("bean done");
	}

	@Test
	void withOneAPoolOfOneConnectionIsRefusedAtOnce() {
		this.application.with(Jdbc.class).with("spring.datasource.hikari.maximum-pool-size", 1);
		assertThatException().isThrownBy(this.application::startAndClose)
			.withMessageContaining("A populator needs a connection beside that which holds the migration lock, and"
					+ " the pool has one in all");
	}

	@Test
	void aPoolThatIsUsedUpIsNamed() {
		this.application.with(Jdbc.class)
			.with("spring.datasource.hikari.maximum-pool-size", 2)
			.with("spring.datasource.hikari.connection-timeout", 500)
			.with(Hoarder.class);
		assertThatException().isThrownBy(this.application::startAndClose)
			.withMessageContaining("A populator needs a connection beside that which holds the migration lock, and"
					+ " there was none: ");
	}

	@Test
	void theApplicationEndsThemWhenItEnds() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		AtomicReference<Throwable> ended = new AtomicReference<>();
		this.application.with(Jdbc.class).with("migrate.populations.mode", "background").bean("a", null, (context) -> {
			begun.countDown();
			try {
				context.jdbc().sql("SELECT pg_sleep(60)").query().singleRow();
			}
			catch (RuntimeException ex) {
				ended.set(ex);
				throw ex;
			}
		});
		long start = System.nanoTime();
		try (ConfigurableApplicationContext context = this.application.start()) {
			assertThat(begun.await(SOON, TimeUnit.SECONDS)).isTrue();
			assertThat(context.isActive()).isTrue();
		}
		assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(SOON));
		assertThat(ended.get()).hasMessageContaining("canceling statement");
	}

	private void assertThatThePopulatorFails() {
		assertThatException().isThrownBy(this.application::startAndClose)
			.isInstanceOf(PopulationFailedException.class)
			.withMessageContaining("out of ink");
		assertThat(this.application.roles()).isEmpty();
	}

	private static void failWhereWanted(String wanted) {
		if (wanted.equals("failure")) {
			throw new IllegalStateException("out of ink");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JdbcTemplateAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			TransactionAutoConfiguration.class })
	static class Jdbc {

		@Bean
		Populator jdbc(JdbcTemplate template, @Value("${wanted}") String wanted) {
			return PopulatingApplication.populator("jdbc", null, (context) -> {
				template.update(INSERT, "template");
				PopulatingApplication.insert(context, "context");
				failWhereWanted(wanted);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	@EnableJpaRepositories(considerNestedRepositories = true, basePackageClasses = Roles.class)
	@ImportAutoConfiguration({ HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
			TransactionAutoConfiguration.class, JpaModelAutoConfiguration.class })
	static class Jpa {

		@Bean
		Populator jpa(Roles roles, @Value("${wanted}") String wanted) {
			return PopulatingApplication.populator("jpa", null, (context) -> {
				roles.saveAndFlush(new Role("repository"));
				PopulatingApplication.insert(context, "context");
				failWhereWanted(wanted);
				if (wanted.equals("twice")) {
					twice(roles, context);
				}
			});
		}

		private static void twice(Roles roles, PopulationContext context) {
			Role changed = roles.saveAndFlush(new Role("other"));
			changed.name = "context";
			context.addRows(1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Elsewhere {

		@Bean
		PlatformTransactionManager elsewhere() {
			return new JdbcTransactionManager(new DriverManagerDataSource("jdbc:h2:mem:elsewhere"));
		}

	}

	/** Takes a connection when everything is there, before populations run. */
	@Configuration(proxyBeanMethods = false)
	static class Hoarder {

		@Bean
		ApplicationListener<ApplicationStartedEvent> hoarder(DataSource dataSource) {
			return (event) -> {
				try {
					dataSource.getConnection();
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			};
		}

	}

	interface Roles extends JpaRepository<Role, Long> {

	}

	@Entity(name = "role")
	static class Role {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private Long id;

		private String name;

		protected Role() {
		}

		Role(String name) {
			this.name = name;
		}

	}

}
