package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.boot.cli.CommandTester.Result;
import io.migrate.boot.populate.PopulationAutoConfiguration;
import io.migrate.operation.Operations;
import io.migrate.populate.PopulationContext;
import io.migrate.populate.Populator;
import io.migrate.revision.JavaRevision;
import io.migrate.revision.RevisionInfo;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.Environment;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose beans were worked out at build time, as in a native image, where
 * no database was in reach.
 */
@PostgresTest
class AheadOfTimeTests {

	private TestDatabase database;

	private CommandTester tester;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		RevisionFolder revisions = new RevisionFolder(path.resolve("revisions"))
			.revision("aaaa", "", "CREATE TABLE role (name text);", "DROP TABLE role;")
			.table("cccc", "bbbb");
		RevisionFolder populations = new RevisionFolder(path.resolve("populations")).file("file.sql",
				"-- Population: file\n\nINSERT INTO role VALUES ('from a file');\n");
		this.tester = new CommandTester(database, revisions).with("migrate.populations.locations",
				populations.location());
	}

	@Test
	@CompileWithForkedClassLoader
	void itStartsWithItsRevisionsAndPopulations() {
		aheadOfTime((tester) -> {
			tester.start();
			assertThat(strings("SELECT name || coalesce(' ' || more, '') FROM role ORDER BY name"))
				.containsExactly("from a bean 1", "from a file");
			assertThat(strings("SELECT id FROM migrate_revision ORDER BY id")).containsExactly("aaaa", "bbbb", "cccc");
			tester.start();
		});
	}

	@Test
	@CompileWithForkedClassLoader
	void whatIsSaidWhenItStartsHolds() {
		aheadOfTime((tester) -> {
			tester.start("--migrate.on-startup=none", "--user.waits=false");
			tester.start("--migrate.enabled=false", "--user.waits=false");
			assertThat(strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
		});
	}

	@Test
	@CompileWithForkedClassLoader
	void commandsRun() {
		aheadOfTime((tester) -> {
			assertThat(tester.migrate("upgrade", "bbbb").lines()).last().asString().startsWith("Done: 2 steps");
			assertThat(tester.migrate("current").lines()).containsExactly("bbbb");
			assertThat(tester.migrate("upgrade", "--populate").codes()).containsExactly(0);
			assertThat(strings("SELECT name FROM role ORDER BY name")).containsExactly("from a bean 1", "from a file");
			Result wrong = tester.migrate("current", "--migrate.lock-time=5m");
			assertThat(wrong.error()).contains("did you mean migrate.lock-timeout?");
		});
	}

	private void aheadOfTime(Consumer<CommandTester> test) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere").applyTo(context);
		context.register(Application.class);
		TestGenerationContext generation = new TestGenerationContext(Application.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			System.setProperty("spring.aot.enabled", "true");
			try {
				test.accept(this.tester.aheadOfTime(Application.class));
			}
			finally {
				System.clearProperty("spring.aot.enabled");
			}
		});
	}

	private List<String> strings(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, MigrateAutoConfiguration.class,
			PopulationAutoConfiguration.class })
	static class Application {

		@Bean
		AddMore addMore() {
			return new AddMore();
		}

		@Bean
		FillIn fillIn(JdbcClient client) {
			return new FillIn(client);
		}

		@Bean
		Waiting waiting(JdbcClient client, Environment environment) {
			return new Waiting(client, environment);
		}

	}

	@RevisionInfo(id = "bbbb", revises = "aaaa", message = "add more")
	static class AddMore implements JavaRevision {

		@Override
		public void upgrade(Operations op) {
			op.addColumn("role", "more", "text");
		}

		@Override
		public void downgrade(Operations op) {
			op.dropColumn("role", "more");
		}

	}

	/**
	 * Needs what waits for the database.
	 */
	static class FillIn implements Populator {

		private final JdbcClient client;

		FillIn(JdbcClient client) {
			this.client = client;
		}

		@Override
		public String name() {
			return "bean";
		}

		@Override
		public void populate(PopulationContext context) {
			this.client.sql("INSERT INTO role VALUES ('from a bean', '1')").update();
		}

	}

	/**
	 * Goes to the database while it is made.
	 */
	static class Waiting {

		Waiting(JdbcClient client, Environment environment) {
			if (environment.getProperty("user.waits", Boolean.class, true)) {
				client.sql("SELECT more FROM role").query().listOfRows();
			}
		}

	}

}
