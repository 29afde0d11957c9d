package io.migrate.boot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;

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
		this.tester = new CommandTester(database, revisions)
			.with("migrate.populations.locations", populations.location())
			.with("spring.main.web-application-type", "none");
	}

	// It takes long to get there
	@Test
	@CompileWithForkedClassLoader
	void itObeysWhatIsSaidWhenItStartsTakesCommandsAndMigrates() {
		aheadOfTime((tester) -> {
			tester.start("--migrate.on-startup=none", "--user.waits=false");
			tester.start("--migrate.enabled=false", "--user.waits=false");
			assertThat(strings("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
			assertThat(tester.migrate("current", "--migrate.lock-time=5m").error())
				.contains("did you mean migrate.lock-timeout?");
			assertThat(tester.migrate("upgrade", "bbbb").lines()).last().asString().startsWith("Done: 2 steps");
			assertThat(tester.migrate("current").lines()).containsExactly("bbbb");
			tester.start();
			assertThat(tester.migrate("current").lines()).containsExactly("dddd (head)");
			assertThat(strings("SELECT name || coalesce(' ' || more, '') FROM role ORDER BY name"))
				.containsExactly("from a bean 1", "from a file");
		});
	}

	private void aheadOfTime(Consumer<CommandTester> test) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere").applyTo(context);
		context.register(AheadOfTimeApplication.class);
		TestGenerationContext generation = new TestGenerationContext(AheadOfTimeApplication.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		generation.writeGeneratedContent();
		assertThat(List.of(AheadOfTimeApplication.AddMore.class, AheadOfTimeApplication.FillIn.class))
			.allMatch((type) -> RuntimeHintsPredicates.reflection().onType(type).test(generation.getRuntimeHints()));
		TestCompiler.forSystem().with(generation).compile((compiled) -> {
			System.setProperty("spring.aot.enabled", "true");
			try {
				test.accept(this.tester.aheadOfTime(AheadOfTimeApplication.class));
			}
			finally {
				System.clearProperty("spring.aot.enabled");
			}
		});
	}

	private List<String> strings(String sql) {
		return this.database.client().sql(sql).query(String.class).list();
	}

}
