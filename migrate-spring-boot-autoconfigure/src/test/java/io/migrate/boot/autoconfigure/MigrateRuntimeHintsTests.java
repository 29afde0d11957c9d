package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a native image keeps.
 */
class MigrateRuntimeHintsTests {

	@ParameterizedTest
	@ValueSource(strings = { "db/revisions/20251021_0912_b342af89685a_create_users.sql", "db/revisions/deep/er/a.sql",
			"db/populations/roles.csv", "db/populations/core/roles.sql", "db/definitions/view.sql", "db/revisions",
			"db/fingerprints.txt" })
	void theUsualFoldersAreKept(String path) {
		assertThat(registered()).accepts(path);
	}

	@Test
	void whatIsElsewhereIsNot() {
		assertThat(registered()).rejects("db/other/a.sql", "secret.sql");
	}

	@ParameterizedTest
	@CsvSource({ "migrate.locations=classpath:sql/a, sql/a/x.sql", "migrate.locations=classpath:/sql/a/, sql/a/b/x.sql",
			"migrate.locations=classpath*:sql, sql/x.sql", "migrate.locations=sql, sql/x.sql",
			"migrate.locations=file:/tmp|classpath:sql, sql/x.sql",
			"migrate.locations=classpath:*/sql, orders/sql/x.sql", "migrate.populations.locations[0]=seed, seed/x.csv",
			"migrate.definitions.locations=classpath:views, views/x.sql",
			"migrate.verify.fingerprints=classpath:/known/x.txt, known/x.txt" })
	void theFoldersAreKeptThatAreSetAtBuildTime(String setting, String path) {
		assertThat(processed(setting.replace('|', ','))).accepts(path);
		assertThat(processed()).rejects(path);
	}

	@Test
	void aFolderOutsideTheClassPathIsLeftThere() {
		assertThat(processed("migrate.locations=file:/opt/revisions")).rejects("opt/revisions/x.sql", "x.sql");
	}

	@Test
	void aNameThatIsNoSettingFailsTheBuild() {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> processed("migrate.location=sql"))
			.withMessageContaining("did you mean migrate.locations?");
	}

	@Test
	void whatTheJarReadsByNameIsKept() throws IOException {
		Path classes = Path.of(URI
			.create(MigrateAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation().toString()));
		try (Stream<Path> files = Files.walk(classes.resolve("io"))) {
			assertThat(files.filter(Files::isRegularFile)
				.map((file) -> classes.relativize(file).toString())
				.filter((file) -> !file.endsWith(".class"))).allMatch(registered());
		}
	}

	private static Predicate<String> registered() {
		RuntimeHints hints = new RuntimeHints();
		List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader
			.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter((registrar) -> registrar.getClass().getName().startsWith("io.migrate."))
			.toList();
		registrars.forEach((registrar) -> registrar.registerHints(hints, MigrateRuntimeHints.class.getClassLoader()));
		return (path) -> RuntimeHintsPredicates.resource().forResource(path).test(hints);
	}

	// The database is out of reach: nothing asks for it
	private static Predicate<String> processed(String... settings) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
			.and(settings)
			.applyTo(context);
		context.register(Application.class);
		TestGenerationContext generation = new TestGenerationContext(Application.class);
		new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		return (path) -> RuntimeHintsPredicates.resource().forResource(path).test(generation.getRuntimeHints());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Application {

	}

}
