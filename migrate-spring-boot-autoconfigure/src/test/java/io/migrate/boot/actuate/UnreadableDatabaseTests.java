package io.migrate.boot.actuate;

import java.nio.file.Path;

import io.migrate.Migrations;
import io.migrate.boot.autoconfigure.MigrationInitializer;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoint says when a bean cannot say where its database stands.
 */
@PostgresTest
class UnreadableDatabaseTests {

	private static final String EVERYTHING = "/actuator/migrations";

	private static final String[] NOTHING_AT_START = { "migrate.on-startup=none", "migrate.populations.mode=none" };

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "").table("bbbb", "aaaa");
	}

	@Test
	void aDatabaseThatIsAwayIsUnreachableAndTheOthersAreShown() {
		JsonNode beans = read(EVERYTHING, Away.class);
		assertThat(beans.at("/migrations/state").asString()).isEqualTo("UP_TO_DATE");
		assertThat(beans.path("away")).hasToString("""
				{"state":"UNREACHABLE",\
				"error":"The database does not answer: sqlclient_unable_to_establish_sqlconnection [08001]",\
				"current":[],"heads":["bbbb"],"pending":[],"revisions":[\
				{"id":"aaaa","message":"revision aaaa","revises":[],"dependsOn":[],"labels":[],"kind":"sql",\
				"reversible":true},\
				{"id":"bbbb","message":"revision bbbb","revises":["aaaa"],"dependsOn":[],"labels":[],"kind":"sql",\
				"reversible":true}],"events":[],"populations":[]}""");
	}

	@Test
	void aRevisionOfADatabaseThatIsAwayIsShownAlone() {
		JsonNode away = read(EVERYTHING + "/bbbb", Away.class).path("away");
		assertThat(away.path("revisions").valueStream().map((one) -> one.path("id").asString()))
			.containsExactly("bbbb");
	}

	@Test
	void aDatabaseThatGoesAwayLaterIsUnreachable(@TempDir Path path) {
		try (TestDatabase mortal = TestDatabase.create();
				RunningApplication application = RunningApplication.start(mortal, this.folder)) {
			assertThat(application.get(EVERYTHING).migrations().path("state").asString()).isEqualTo("UP_TO_DATE");
			String name = mortal.name();
			this.database.client().sql("ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false").update();
			this.database.client()
				.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'")
				.query()
				.listOfRows();
			assertThat(application.get(EVERYTHING).migrations().path("state").asString()).isEqualTo("UNREACHABLE");
		}
	}

	@Test
	void malformedRevisionsAreInvalidAndTheOthersAreShown() {
		JsonNode beans = read(EVERYTHING, Malformed.class, NOTHING_AT_START);
		assertThat(beans.at("/migrations/state").asString()).isEqualTo("PENDING");
		JsonNode malformed = beans.path("malformed");
		assertThat(malformed.path("state").asString()).isEqualTo("INVALID");
		assertThat(malformed.path("error").asString())
			.matches("There (is a|are \\d+) problems? in the revisions: .*bad\\.sql.*")
			.doesNotContain("s3cret");
		assertThat(malformed.path("revisions").isEmpty()).isTrue();
	}

	@Test
	void allThatIsWrongIsSaidToThoseWhoMaySeeIt() {
		String shown = "management.endpoint.migrations.show-values=always";
		assertThat(read(EVERYTHING, Malformed.class, shown, NOTHING_AT_START[0], NOTHING_AT_START[1])
			.at("/malformed/error")
			.asString()).containsPattern("bad\\.sql(:\\d+)?: [^,]{5}");
		assertThat(read(EVERYTHING, Away.class, shown).at("/away/error").asString())
			.startsWith("There is no connection to the database: ")
			.contains("refused")
			.doesNotContain("s3cret");
	}

	private JsonNode read(String path, Class<?> configuration, String... settings) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(RunningApplication.Application.class,
				configuration)
			.initializers((context) -> {
				context.getBeanFactory().registerSingleton("folder", this.folder);
			});
		try (RunningApplication application = RunningApplication.start(builder, this.database, this.folder, settings)) {
			return application.get(path).beans();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Away {

		@Bean(defaultCandidate = false)
		Migrations away(RevisionFolder folder) {
			return Migrations
				.on(new DriverManagerDataSource("jdbc:postgresql://localhost:1/gone?password=s3cret", "u", "s3cret"))
				.locations(folder.location())
				.build();
		}

		@Bean(defaultCandidate = false)
		MigrationInitializer awayInitializer(@Qualifier("away") Migrations away) {
			return MigrationInitializer.leaving(away);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Malformed {

		@Bean(defaultCandidate = false)
		Migrations malformed(RevisionFolder folder) {
			RevisionFolder other = new RevisionFolder(folder.path().resolveSibling("malformed")).file("bad.sql", """
					-- bad
					-- Revision ID: cccc
					-- migrate:upgrade
					INSERT INTO x VALUES ('s3cret
					""");
			return Migrations.on(new DriverManagerDataSource("jdbc:postgresql://localhost:1/gone", "u", "s3cret"))
				.locations(other.location())
				.build();
		}

	}

}
