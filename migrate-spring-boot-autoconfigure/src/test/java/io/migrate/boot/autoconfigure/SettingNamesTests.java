package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.migrate.Migrations;
import io.migrate.base.InvalidSettingException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of names that are no settings.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class SettingNamesTests {

	private Path directory;

	private RevisionFolder folder;

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare(@TempDir Path directory, TestDatabase database) {
		this.directory = directory;
		this.database = database;
		this.folder = new RevisionFolder(directory.resolve("revisions")).table("aaaa", "");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location());
	}

	@Test
	void allThatAreWrongAreNamedWithWhereTheyStandBeforeTheDatabaseIsTouched(CapturedOutput output) throws IOException {
		Path yaml = Files.writeString(this.directory.resolve("application.yaml"), """
				migrate:
				  on-start: none
				  downgrade:
				    allow: false
				  frobnicate: 3
				""");
		Path properties = Files.writeString(this.directory.resolve("more.properties"), "\nmigrate.scratch.username=me");
		StartFailure failure = StartFailure.of(output, this.database, this.folder,
				"spring.config.location=" + yaml.toUri() + "," + properties.toUri(), "migrate.lock-time=5m");
		assertThat(failure.description().lines()).containsExactlyInAnyOrder("There is no setting of this name:",
				"  migrate.on-start in " + yaml + ":2: did you mean migrate.on-startup?",
				"  migrate.downgrade.allow in " + yaml + ":4: did you mean migrate.downgrade.allowed?",
				"  migrate.frobnicate in " + yaml + ":5",
				"  migrate.scratch.username in " + properties + ":2: it is migrate.scratch.user now",
				"  migrate.lock-time in commandLineArgs: did you mean migrate.lock-timeout?");
		assertThat(failure.action()).isEqualTo("Correct or remove it. A property of the application's own needs"
				+ " another prefix than 'migrate'. Nothing was run.");
		assertThat(tables()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "migrate.onstart, on-startup", "migrate.location, locations",
			"migrate.populate.mode, populations.mode", "migrate.allow-downgrade, downgrade.allowed",
			"migrate.on.startup, on-startup", "migrate.waitTimeOuts, wait-timeout",
			"migrate.population.locations[0], populations.locations", "migrate.placeholder.role, placeholders",
			"migrate.tables-prefix, table-prefix" })
	void theNearestNameIsSuggested(String written, String meant) {
		this.runner.withPropertyValues(written + "=1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessageEndingWith(": did you mean migrate." + meant + "?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate.retry-timeout=1s", "migrate.retryTimeout=1s", "migrate.retry_timeout=1s",
			"migrate.protected-tables[0]=a", "migrate.protectedTables[1]=a,migrate.protectedTables[0]=b",
			"migrate.placeholders.any.name=x", "migrate.placeholders[any.name]=x", "migrate.scratch=",
			"migrate.populations.failOnError=false" })
	void everyFormThatSpringBootTakesIsFine(String settings) {
		this.runner.withPropertyValues(settings.split(","))
			.run((context) -> assertThat(context).hasSingleBean(Migrations.class));
	}

	@Test
	void aGroupIsNoSetting() {
		this.runner.withPropertyValues("migrate.downgrade=false")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("migrate.downgrade in test: did you mean migrate.downgrade.allowed?"));
	}

	@ParameterizedTest
	@CsvSource({ "MIGRATE_ON_START, MIGRATE_ON_STARTUP", "MIGRATE_ONSTARTU, MIGRATE_ON_STARTUP",
			"MIGRATE_LOCATION_0, MIGRATE_LOCATIONS", "MIGRATE_WAITTIMEOUTS, MIGRATE_WAIT_TIMEOUT" })
	void aVariableThatIsNearASettingIsWrong(String written, String meant) {
		withVariables(Map.of(written, "none")).run((context) -> assertThat(context).getFailure()
			.hasMessageEndingWith(written + " in systemEnvironment: did you mean " + meant + "?"));
	}

	@Test
	void aVariableWithAFormerNameIsWrong() {
		withVariables(Map.of("MIGRATE_SCRATCH_USERNAME", "me")).run((context) -> assertThat(context).getFailure()
			.hasMessageEndingWith("MIGRATE_SCRATCH_USERNAME in systemEnvironment: it is MIGRATE_SCRATCH_USER now"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MIGRATE_HOME", "MIGRATE_TEST_URL", "MIGRATE_VERSION", "MIGRATE_URI", "MIGRATE_TARGET_DIR",
			"MIGRATE_DB_URL", "MIGRATE", "MIGRATE_SERVICE_HOST", "MIGRATE_SERVICE_PORT", "MIGRATE_PORT_8080_TCP" })
	void aVariableOfSomebodyElseIsFine(String name) {
		withVariables(Map.of(name, "x")).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "MIGRATE_ON_STARTUP", "MIGRATE_ONSTARTUP", "migrate_on_startup" })
	void aVariableIsReadWithAndWithoutTheHyphenOfItsName(String name) {
		withVariables(Map.of(name, "none", "MIGRATE_PROTECTED_TABLES_0", "x", "MIGRATE_PLACEHOLDERS_ROLE", "app"))
			.run((context) -> {
				assertThat(context.getBean(StartupProperties.class).onStartup()).isEqualTo(OnStartup.NONE);
				assertThat(tables()).isEmpty();
			});
	}

	@Test
	void aSystemPropertyIsOnlyWrongWhenItIsNearASetting() {
		this.runner.withSystemProperties("migrate.vectors=x", "migrate.kill.seed=1")
			.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withSystemProperties("migrate.on-start=none")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageEndingWith("migrate.on-start in systemProperties: did you mean migrate.on-startup?"));
	}

	private ApplicationContextRunner withVariables(Map<String, Object> variables) {
		return this.runner.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)));
	}

	private List<String> tables() {
		return this.database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
			.query(String.class)
			.list();
	}

}
