package io.migrate.boot.cli;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.migrate.MigrationConfiguration;
import io.migrate.Migrations;
import io.migrate.base.HistoryTables;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with more than one bean of the type {@link Migrations}.
 */
@PostgresTest
class SeveralDatabasesTests {

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		RevisionFolder folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		RevisionFolder second = new RevisionFolder(path.resolve("second")).table("bbbb", "");
		this.tester = new CommandTester(database, folder).with("second.location", second.location());
	}

	@Test
	void theMainOneIsMeantUnlessAnotherIsNamed() {
		CommandTester two = this.tester.with(Second.class);
		assertThat(two.migrate("heads").lines()).containsExactly("aaaa (head)");
		assertThat(two.migrate("heads", "-n", "second").lines()).containsExactly("bbbb (head)");
		assertThat(two.migrate("--name=second", "upgrade").lines()).containsExactly("upgrade bbbb revision bbbb",
				"Done");
		assertThat(two.migrate("upgrade", "-n", "second").lines()).containsExactly("Nothing to do");
		assertThat(two.migrate("current").lines()).isEmpty();
		assertThat(two.migrate("current", "--name", "second").lines()).containsExactly("bbbb (head)");
		assertThat(two.migrate("current", "-n", "migrations").lines()).isEmpty();
	}

	@Test
	void aNameThatIsNotThereIsRefusedWithThoseThatAre() {
		CommandTester two = this.tester.with(Second.class);
		assertThat(two.migrate("upgrade", "-n", "third").codes()).containsExactly(1);
		assertThat(two.migrate("upgrade", "-n", "third").error())
			.startsWith("Error: There are no migrations with the name 'third'")
			.contains("migrations")
			.contains("second");
	}

	@Test
	void withoutAMainOneANameIsNeeded() {
		CommandTester two = this.tester.with(Equals.class);
		assertThat(two.migrate("current").error()).contains("none of them is the main one")
			.contains("--name from left, right.");
		assertThat(two.migrate("current", "-n", "right").lines()).isEmpty();
	}

	@Test
	void migrationsOfYoursShowTheirRevisionsAndNotOurs() {
		assertThat(this.tester.with(Own.class).migrate("heads").lines()).containsExactly("bbbb (head)");
	}

	private static Migrations second(Environment environment) {
		DataSource dataSource = new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url"),
				environment.getRequiredProperty("spring.datasource.username"),
				environment.getRequiredProperty("spring.datasource.password"));
		return Migrations.on(dataSource)
			.locations(environment.getRequiredProperty("second.location"))
			.configuration(MigrationConfiguration.DEFAULTS.withTables(new HistoryTables("second", "migrate_")))
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	static class Second {

		@Bean(defaultCandidate = false)
		Migrations second(Environment environment) {
			return SeveralDatabasesTests.second(environment);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Equals {

		@Bean
		Migrations left(Environment environment) {
			return second(environment);
		}

		@Bean
		Migrations right(Environment environment) {
			return second(environment);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Own {

		@Bean
		Migrations own(Environment environment) {
			return second(environment);
		}

	}

}
