package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import io.migrate.Migrations;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.StatementCounter;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Drift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a start makes of a schema that somebody has changed past its revisions.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class DriftTests {

	private RevisionFolder folder;

	private Path fingerprints;

	private TestDatabase database;

	private ApplicationContextRunner runner;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.migrate", LogLevel.INFO);
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa");
		this.fingerprints = path.resolve("fingerprints.txt");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class))
			.withPropertyValues("spring.datasource.url=" + database.url(),
					"spring.datasource.username=" + database.user(),
					"spring.datasource.password=" + database.password(), "migrate.locations=" + this.folder.location(),
					"migrate.verify.fingerprints=file:" + this.fingerprints);
	}

	@AfterEach
	void log() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel("io.migrate", null);
	}

	@Test
	void aStartWarnsAndGoesOn(CapturedOutput output) {
		write();
		drift();
		this.runner.withPropertyValues("migrate.verify.drift=warn")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.endsWith("Somebody has changed the schema past its revisions; 'migrate verify' shows what differs");
	}

	@ParameterizedTest
	@EnumSource(value = OnStartup.class, mode = Mode.EXCLUDE, names = "NONE")
	void aStartIsRefusedWhateverItDoesWithTheSchema(OnStartup onStartup) {
		write();
		drift();
		this.runner.withPropertyValues("migrate.verify.drift=fail", "migrate.on-startup=" + onStartup)
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(DriftedSchemaException.class));
	}

	@Test
	void aStartThatLeavesTheSchemaAloneDoesNotLook() {
		write();
		drift();
		this.runner.withPropertyValues("migrate.verify.drift=fail", "migrate.on-startup=none")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aRefusedStartSaysWhatToDo(CapturedOutput output) {
		write();
		drift();
		assertThat(StartFailure.of(output, this.database, this.folder, "migrate.verify.drift=fail",
				"migrate.verify.fingerprints=file:" + this.fingerprints))
			.isEqualTo(new StartFailure("Somebody has changed the schema past its revisions",
					"'migrate verify' shows what differs. Change it back, or make a revision of it; with"
							+ " 'migrate.verify.drift=warn' the application starts all the same."));
	}

	@Test
	void whatIsAsItShouldBeIsNotWorthALine(CapturedOutput output) {
		write();
		this.runner.withPropertyValues("migrate.verify.drift=fail")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("WARN", "Somebody has", "Whether somebody");
	}

	@Test
	void withoutFingerprintsNobodyKnowsAndNothingFails(CapturedOutput output) {
		this.runner.withPropertyValues("migrate.verify.drift=fail")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsPattern("INFO .*Whether somebody has changed the schema is not known:"
				+ " there are no fingerprints for version \\d+ of the server");
	}

	@Test
	void aMalformedFileStopsTheStart() throws IOException {
		Files.writeString(this.fingerprints, "<<<<<<< ours\n");
		this.runner.withPropertyValues("migrate.verify.drift=warn")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("fingerprints.txt:1"));
	}

	@Test
	void aFurtherDatabaseIsCalledByItsName(CapturedOutput output) {
		this.runner.withUserConfiguration(Further.class)
			.withPropertyValues("migrate.verify.drift=warn")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("the schema is not known", "the schema of further is not known");
	}

	@Test
	void aStartThatDoesNotLookAsksNothingMore() throws IOException {
		write();
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		try (StatementCounter counter = new StatementCounter(this.database)) {
			this.runner.withBean(DataSource.class, counter::dataSource)
				.run((context) -> assertThat(context).hasNotFailed());
			assertThat(counter.statements()).filteredOn((statement) -> !statement.startsWith("SET ")).hasSize(1);
		}
	}

	@Test
	void aSightingLastsAMinute() {
		write();
		this.runner.run((context) -> {
			Migrations migrations = context.getBean(Migrations.class);
			MovingClock clock = new MovingClock();
			DriftSightings sightings = new DriftSightings(OnDrift.WARN, clock);
			assertThat(sightings.recent(migrations)).extracting("drift").isEqualTo(Drift.NONE);
			drift();
			clock.advance(59);
			assertThat(sightings.recent(migrations)).extracting("drift").isEqualTo(Drift.NONE);
			clock.advance(1);
			assertThat(sightings.recent(migrations)).extracting("drift").isEqualTo(Drift.DRIFTED);
		});
	}

	@Test
	void whoeverCannotLookDoesNotKnow() throws IOException {
		Files.writeString(this.fingerprints, "<<<<<<< ours\n");
		this.runner.run((context) -> assertThat(
				new DriftSightings(OnDrift.WARN, new MovingClock()).recent(context.getBean(Migrations.class)))
			.extracting("drift")
			.isEqualTo(Drift.unknown("the schema could not be looked at")));
	}

	private void write() {
		this.runner.run((context) -> context.getBean(Migrations.class).verifier().writeFingerprints(this.fingerprints));
	}

	private void drift() {
		this.database.client().sql("ALTER TABLE aaaa ADD somebodys int").update();
	}

	@Configuration(proxyBeanMethods = false)
	static class Further {

		@Bean(defaultCandidate = false)
		Migrations further(MigrationsFactory factory, DataSource dataSource,
				@Value("${migrate.locations}") String location) {
			return factory.on(dataSource).locations(location).build();
		}

	}

}
