package io.migrate.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.migrate.Migrations;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import io.migrate.verify.Drift;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The file of fingerprints fits the revisions of the sample.
 */
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class SampleFingerprintsTests {

	private static final String MAJOR = "\n18 ";

	private final ConfigurableApplicationContext application;

	private final Migrations migrations;

	SampleFingerprintsTests(TestDatabase database) {
		this.application = new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
					"--spring.datasource.password=" + database.password(), "--migrate.probe-port=");
		this.migrations = this.application.getBean("migrations", Migrations.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void theyAreUpToDate(@TempDir Path folder) throws IOException {
		String known = new ClassPathResource("db/fingerprints.txt").getContentAsString(StandardCharsets.UTF_8);
		Path file = folder.resolve("fingerprints.txt");
		this.migrations.verifier().writeFingerprints(file);
		String made = Files.readString(file);
		assumeThat(made).as("The server is of the version of the file").contains(MAJOR);
		assertThat(made).as("Run 'migrate verify --write-fingerprints'").isEqualTo(known);
	}

	@Test
	void theyTellThatNobodyHasChangedTheSchema() {
		Drift drift = this.migrations.verifier().drift();
		assumeThat(drift.state()).as("The server is of the version of the file").isNotEqualTo(Drift.State.UNKNOWN);
		assertThat(drift).isEqualTo(Drift.NONE);
	}

}
