package io.migrate.boot.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

import io.migrate.Migrations;
import io.migrate.boot.actuate.RunningApplication.Answer;
import io.migrate.boot.autoconfigure.MigrateAutoConfiguration;
import io.migrate.execute.RevisionFailedException;
import io.migrate.graph.Target;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The JSON that {@code docs/endpoint.md} promises.
 */
@PostgresTest
class MigrationsEndpointTests {

	private static final String EVERYTHING = "/actuator/migrations";

	private static final String TWO_APPLIED_AND_ONE_PENDING = """
			{
			  "contexts": {
			    "application": {
			      "migrationsBeans": {
			        "migrations": {
			          "database": {"product": "PostgreSQL", "version": "VERSION", "schema": "public"},
			          "state": "PENDING",
			          "current": ["bbbb"],
			          "heads": ["cccc"],
			          "pending": ["cccc"],
			          "revisions": [
			            {"id": "aaaa", "message": "revision aaaa", "revises": [], "dependsOn": [], "labels": [],
			             "kind": "sql", "state": "APPLIED", "appliedAt": "INSTANT",
			             "durationMs": "MILLISECONDS", "appliedBy": "USER_AND_MACHINE", "reversible": true},
			            {"id": "bbbb", "message": "forget old orders", "revises": ["aaaa"], "dependsOn": [],
			             "labels": ["left"], "kind": "sql", "state": "APPLIED", "appliedAt": "INSTANT",
			             "durationMs": "MILLISECONDS", "appliedBy": "USER_AND_MACHINE", "reversible": false},
			            {"id": "cccc", "message": "on the other branch", "revises": ["aaaa"],
			             "dependsOn": ["bbbb"], "labels": [], "kind": "sql", "state": "PENDING",
			             "reversible": true}],
			          "events": [
			            {"revision": "bbbb", "action": "upgrade", "outcome": "done", "startedAt": "INSTANT",
			             "durationMs": "MILLISECONDS", "instance": "MACHINE_AND_PROCESS",
			             "engineVersion": "TEXT", "sizes": []},
			            {"revision": "aaaa", "action": "upgrade", "outcome": "done", "startedAt": "INSTANT",
			             "durationMs": "MILLISECONDS", "instance": "MACHINE_AND_PROCESS",
			             "engineVersion": "TEXT", "sizes": []}],
			          "populations": []
			        }
			      }
			    }
			  }
			}""";

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.database = database;
	}

	@Test
	void appliedAndPendingRevisionsAreShownWithAllTheirFields() {
		this.folder.file("bbbb.sql", """
				-- forget old orders
				-- Revision ID: bbbb
				-- Revises: aaaa
				-- Branch labels: left
				-- migrate:upgrade
				-- migrate:irreversible they are gone
				""").file("cccc.sql", """
				-- on the other branch
				-- Revision ID: cccc
				-- Revises: aaaa
				-- Depends on: left
				-- migrate:upgrade
				-- migrate:downgrade
				""");
		try (RunningApplication application = start("migrate.target=bbbb")) {
			Answer answer = application.get(EVERYTHING);
			assertThat(answer.status()).isEqualTo(200);
			LooseJson.assertSame(answer.body(), TWO_APPLIED_AND_ONE_PENDING);
		}
	}

	@Test
	void everyFieldStandsInTheDocumentation() throws IOException {
		String documentation = Files.readString(Path.of("..", "docs", "endpoint.md"));
		Set<String> fields = LooseJson.fields(TWO_APPLIED_AND_ONE_PENDING);
		fields.removeAll(Set.of("application", "migrations", "database"));
		fields.addAll(Set.of("parentId", "error", "reason", "checkedAt"));
		assertThat(fields).hasSize(33)
			.allSatisfy((field) -> assertThat(documentation).containsPattern("\\| `([a-z*]+\\.)*" + field + "` \\|"));
	}

	@Test
	void driftIsShownWhereSomebodyLooksForIt() {
		Path file = this.folder.path().resolve("fingerprints.txt");
		String location = "migrate.verify.fingerprints=file:" + file;
		try (RunningApplication application = start("migrate.verify.drift=warn", location)) {
			JsonNode drift = application.get(EVERYTHING).migrations().get("drift");
			assertThat(drift.get("state").asString()).isEqualTo("UNKNOWN");
			assertThat(drift.get("reason").asString()).startsWith("there are no fingerprints");
			application.context().getBean(Migrations.class).verifier().writeFingerprints(file);
		}
		try (RunningApplication application = start("migrate.verify.drift=warn", location)) {
			JsonNode drift = application.get(EVERYTHING).migrations().get("drift");
			assertThat(drift.get("state").asString()).isEqualTo("NONE");
			assertThat(drift.has("reason")).isFalse();
			assertThat(Instant.parse(drift.get("checkedAt").asString())).isBefore(Instant.now());
		}
	}

	@Test
	void aDatabaseNeverMigratedIsShownAndLeftUntouched() {
		try (RunningApplication application = start("migrate.on-startup=none")) {
			LooseJson.assertSame(application.get(EVERYTHING).migrations(), """
					{
					  "database": {"product": "PostgreSQL", "version": "VERSION", "schema": "public"},
					  "state": "PENDING", "current": [], "heads": ["aaaa"], "pending": ["aaaa"],
					  "revisions": [
					    {"id": "aaaa", "message": "revision aaaa", "revises": [], "dependsOn": [], "labels": [],
					     "kind": "sql", "state": "PENDING", "reversible": true}],
					  "events": [], "populations": []
					}""");
		}
		assertThat(this.database.client()
			.sql("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void afterAnUpgradeToTheHeadItIsUpToDate() {
		try (RunningApplication application = start()) {
			JsonNode bean = application.get(EVERYTHING).migrations();
			assertThat(bean.path("state").asString()).isEqualTo("UP_TO_DATE");
			assertThat(bean.path("pending")).isEmpty();
		}
	}

	@Test
	void aFailedAttemptIsAnEventWithItsError() {
		this.folder.revision("bbbb", "aaaa", "CREATE TABL bbbb ();", "");
		try (RunningApplication application = start("migrate.on-startup=none")) {
			Migrations migrations = application.context().getBean(Migrations.class);
			assertThatExceptionOfType(RevisionFailedException.class).isThrownBy(() -> migrations.upgrade(Target.HEAD));
			JsonNode event = application.get(EVERYTHING).migrations().at("/events/0");
			assertThat(event.path("error").asString()).endsWith("bbbb.sql:7:8: syntax_error [42601]");
			LooseJson.assertSame(event, """
					{"revision": "bbbb", "action": "upgrade", "outcome": "failed", "startedAt": "INSTANT",
					 "durationMs": "MILLISECONDS", "instance": "MACHINE_AND_PROCESS", "engineVersion": "TEXT",
					 "error": "TEXT", "sizes": []}""");
		}
	}

	@Test
	void aRevisionThatOnlyTheDatabaseHasIsUnknown() {
		this.folder.table("bbbb", "aaaa");
		start().close();
		this.folder.delete("bbbb.sql");
		try (RunningApplication application = start()) {
			JsonNode bean = application.get(EVERYTHING).migrations();
			assertThat(bean.path("state").asString()).isEqualTo("AHEAD");
			LooseJson.assertSame(bean.at("/revisions/1"), """
					{"id": "bbbb", "message": "revision bbbb", "revises": ["aaaa"], "dependsOn": [], "labels": [],
					 "kind": "sql", "state": "UNKNOWN", "appliedAt": "INSTANT", "durationMs": "MILLISECONDS",
					 "appliedBy": "USER_AND_MACHINE", "reversible": true}""");
		}
	}

	@Test
	void anEditedRevisionMakesTheDatabaseDiverged() {
		start().close();
		this.folder.revision("aaaa", "", "SELECT 1;", "");
		try (RunningApplication application = start("migrate.on-startup=none")) {
			assertThat(application.get(EVERYTHING).migrations().path("state").asString()).isEqualTo("DIVERGED");
		}
	}

	@Test
	void aRevisionThatWasLeftHalfWayIsPartial() {
		try (RunningApplication application = start()) {
			this.database.client().sql("UPDATE migrate_revision SET state = 'upgrading'").update();
			JsonNode bean = application.get(EVERYTHING).migrations();
			assertThat(bean.path("state").asString()).isEqualTo("PARTIAL");
			assertThat(bean.at("/revisions/0/state").asString()).isEqualTo("PARTIAL");
		}
	}

	@Test
	void onlyTheLastFiftyEventsAreShownNewestFirst() {
		try (RunningApplication application = start()) {
			this.database.client().sql("""
					INSERT INTO migrate_event
					  (revision, action, outcome, started_at, duration_ms, instance, engine_version)
					SELECT 'r' || n, 'stamp', 'done', now(), 0, 'm:1', '0' FROM generate_series(1, 60) n""").update();
			JsonNode events = application.get(EVERYTHING).migrations().path("events");
			assertThat(events).hasSize(50);
			assertThat(events.at("/0/revision").asString()).isEqualTo("r60");
		}
	}

	@Test
	void oneRevisionIsShownAloneWithItsEvents() {
		this.folder.table("bbbb", "aaaa");
		try (RunningApplication application = start()) {
			JsonNode bean = application.get(EVERYTHING + "/aaaa").migrations();
			assertThat(bean.path("revisions").findValuesAsString("id")).containsExactly("aaaa");
			assertThat(bean.path("events").findValuesAsString("revision")).containsExactly("aaaa");
			assertThat(bean.path("current").get(0).asString()).isEqualTo("bbbb");
			assertThat(bean.propertyNames()).isEqualTo(application.get(EVERYTHING).migrations().propertyNames());
		}
	}

	@Test
	void aPendingRevisionIsShownAlone() {
		try (RunningApplication application = start("migrate.on-startup=none")) {
			assertThat(application.get(EVERYTHING + "/aaaa").migrations().at("/revisions/0/state").asString())
				.isEqualTo("PENDING");
		}
	}

	@Test
	void theFieldsOfARevisionBeginWithWhatItIs() {
		try (RunningApplication application = start()) {
			assertThat(application.get(EVERYTHING).migrations().at("/revisions/0").propertyNames()).containsExactly(
					"id", "message", "revises", "dependsOn", "labels", "kind", "state", "appliedAt", "durationMs",
					"appliedBy", "reversible");
		}
	}

	@Test
	void aRevisionThatNobodyKnowsIsNotFound() {
		try (RunningApplication application = start()) {
			assertThat(application.get(EVERYTHING + "/bbbb").status()).isEqualTo(404);
			assertThat(application.get(EVERYTHING + "/aaa").status()).isEqualTo(404);
		}
	}

	@Test
	void eachMigrationsBeanIsShownAndARevisionOnlyWhereItIsKnown() {
		RevisionFolder other = new RevisionFolder(this.folder.path().resolveSibling("other")).table("cccc", "");
		try (TestDatabase second = TestDatabase.create();
				RunningApplication application = RunningApplication
					.start(new SpringApplicationBuilder(RunningApplication.Application.class, SecondDatabase.class)
						.initializers((context) -> {
							context.getBeanFactory().registerSingleton("secondDatabase", second);
							context.getBeanFactory().registerSingleton("secondFolder", other);
						}), this.database, this.folder)) {
			Answer answer = application.get(EVERYTHING);
			assertThat(answer.migrations().path("state").asString()).isEqualTo("UP_TO_DATE");
			assertThat(answer.beans().path("second").path("current").path(0).asString()).isEqualTo("cccc");
			assertThat(answer.beans().propertyNames()).containsExactlyInAnyOrder("migrations", "second");
			assertThat(application.get(EVERYTHING + "/cccc").beans().propertyNames()).containsExactly("second");
		}
	}

	@Test
	void theParentContextIsShownWithItsBeans() {
		SpringApplicationBuilder parent = new SpringApplicationBuilder(Parent.class).web(WebApplicationType.NONE);
		try (RunningApplication root = RunningApplication.start(parent, this.database, this.folder);
				RunningApplication application = RunningApplication.start(
						new SpringApplicationBuilder(RunningApplication.Application.class).parent(root.context()),
						this.database, this.folder)) {
			JsonNode contexts = application.get(EVERYTHING).body().path("contexts");
			assertThat(contexts.propertyNames()).containsExactly("application-1", "application");
			assertThat(contexts.path("application-1")).hasToString("""
					{"migrationsBeans":{},"parentId":"application"}""");
			assertThat(contexts.at("/application/migrationsBeans/migrations/state").asString()).isEqualTo("UP_TO_DATE");
			assertThat(contexts.path("application").has("parentId")).isFalse();
		}
	}

	@Test
	void theOnlyConnectionOfThePoolIsGivenBackEachTime() {
		try (RunningApplication application = start()) {
			for (int i = 0; i < 3; i++) {
				assertThat(application.get(EVERYTHING).status()).isEqualTo(200);
			}
		}
	}

	@Test
	void itIsNotExposedUnlessItIsAskedFor() {
		try (RunningApplication application = start("management.endpoints.web.exposure.include=health")) {
			assertThat(application.get(EVERYTHING).status()).isEqualTo(404);
			assertThat(application.context().getBeanNamesForType(MigrationsEndpoint.class)).isEmpty();
		}
	}

	@Test
	void theUsersEndpointReplacesOurs() {
		try (RunningApplication application = RunningApplication.start(
				new SpringApplicationBuilder(RunningApplication.Application.class, OwnEndpoint.class), this.database,
				this.folder)) {
			assertThat(application.context().getBeanNamesForType(MigrationsEndpoint.class)).containsExactly("mine");
		}
	}

	private RunningApplication start(String... settings) {
		return RunningApplication.start(this.database, this.folder, settings);
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondDatabase {

		@Bean(defaultCandidate = false)
		Migrations second(TestDatabase database, RevisionFolder folder) {
			return Migrations.on(database.dataSource()).locations(folder.location()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Parent {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnEndpoint {

		@Bean
		MigrationsEndpoint mine(ApplicationContext context) {
			return new MigrationsEndpoint(context);
		}

	}

}
