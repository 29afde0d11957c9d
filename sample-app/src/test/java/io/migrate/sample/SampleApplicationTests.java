package io.migrate.sample;

import java.util.List;
import java.util.Map;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample as its users see it: over HTTP, with Hibernate validating what the revisions
 * made.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SampleApplicationTests {

	private final TestDatabase database;

	private final ConfigurableApplicationContext application;

	private final RestClient client;

	SampleApplicationTests(TestDatabase database) {
		this.database = database;
		this.application = start();
		this.client = RestClient
			.create("http://localhost:" + this.application.getEnvironment().getProperty("local.server.port"));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void aDocumentIsUploadedReadAndFound() {
		long owner = call(HttpMethod.POST, "/users", Map.of("email", "ada@example.org", "name", "Ada")).path("id")
			.asLong();
		JsonNode document = call(HttpMethod.POST, "/documents",
				Map.of("ownerId", owner, "title", "Note G", "mediaType", "image/tiff"));
		assertThat(document.path("recognised").asBoolean()).isFalse();
		long id = document.path("id").asLong();
		Map<String, Object> recognition = Map.of("engine", "tesseract", "language", "en", "confidence", 0.875,
				"pageCount", 2, "content", "the numbers of Bernoulli");
		assertThat(call(HttpMethod.PUT, "/documents/" + id + "/ocr", recognition).path("recognised").asBoolean())
			.isTrue();
		assertThat(get("/documents/search?words=bernoulli")).hasToString("[" + id + "]");
		assertThat(get("/documents/search?words=babbage")).isEmpty();
		assertThat(get("/documents").valueStream().filter((row) -> row.path("id").asLong() == id)).singleElement()
			.satisfies((row) -> {
				assertThat(row.path("owner").asString()).isEqualTo("Ada");
				assertThat(row.path("confidence").asDouble()).isEqualTo(0.875);
			});
	}

	@Test
	void aDocumentIsReadOnceMore() {
		long owner = call(HttpMethod.POST, "/users", Map.of("email", "joan@example.org", "name", "Joan")).path("id")
			.asLong();
		long id = call(HttpMethod.POST, "/documents",
				Map.of("ownerId", owner, "title", "Scan", "mediaType", "application/pdf"))
			.path("id")
			.asLong();
		List.of("first attempt", "second attempt")
			.forEach((content) -> call(HttpMethod.PUT, "/documents/" + id + "/ocr", Map.of("engine", "tesseract",
					"language", "en", "confidence", 0.5, "pageCount", 1, "content", content)));
		assertThat(get("/documents/search?words=second")).hasToString("[" + id + "]");
		assertThat(get("/documents/search?words=first")).isEmpty();
	}

	@Test
	void aRoleGivesItsPermissionsToWhoeverHasIt() {
		long user = call(HttpMethod.POST, "/users", Map.of("email", "mary@example.org", "name", "Mary")).path("id")
			.asLong();
		call(HttpMethod.PUT, "/roles/archivist", List.of("read", "delete"));
		call(HttpMethod.PUT, "/roles/archivist", List.of("read", "upload"));
		call(HttpMethod.PUT, "/users/" + user + "/roles/archivist", Map.of());
		assertThat(get("/users").valueStream().filter((row) -> row.path("id").asLong() == user)).singleElement()
			.satisfies((row) -> {
				assertThat(row.path("roles")).hasToString("[\"archivist\"]");
				assertThat(row.path("permissions")).hasToString("[\"read\",\"upload\"]");
			});
	}

	@Test
	void whatIsNotThereIsNotFound() {
		assertThat(status(HttpMethod.PUT, "/users/0/roles/archivist", Map.of())).isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(status(HttpMethod.POST, "/documents", Map.of("ownerId", 0, "title", "Orphan", "mediaType", "x/y")))
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void theEndpointShowsTheBranchesAndTheirMerge() {
		JsonNode migrations = migrations("");
		assertThat(migrations.path("state").asString()).isEqualTo("UP_TO_DATE");
		assertThat(migrations.path("revisions")).hasSize(10);
		assertThat(migrations("/c4780ad9e51b").at("/revisions/0/revises"))
			.hasToString("[\"f06b9a2c1d77\",\"6d0f3b18c5e9\"]");
	}

	@Test
	void theSecondDatabaseHasRevisionsOfItsOwn() {
		JsonNode audit = get("/actuator/migrations").at("/contexts/sample/migrationsBeans/auditMigrations");
		assertThat(audit.at("/current")).hasToString("[\"4be90c2d7f18\"]");
		assertThat(audit.at("/database/schema").asString()).isEqualTo("audit");
		long owner = call(HttpMethod.POST, "/users", Map.of("email", "grace@example.org", "name", "Grace")).path("id")
			.asLong();
		call(HttpMethod.POST, "/documents", Map.of("ownerId", owner, "title", "A moth", "mediaType", "image/jpeg"));
		assertThat(get("/audit").toString()).contains("\"Grace uploads A moth\"");
	}

	@Test
	void theActuatorShowsBothDatabases() {
		assertThat(get("/actuator/health/migrations").at("/components").propertyNames())
			.containsExactlyInAnyOrder("migrations", "auditMigrations");
		assertThat(get("/actuator/health/readiness").at("/status").asString()).isEqualTo("UP");
		assertThat(get("/actuator/health/readiness").at("/components").propertyNames()).contains("migrations");
		assertThat(get("/actuator/info").at("/migrations/auditMigrations/state").asString()).isEqualTo("UP_TO_DATE");
		String scraped = this.client.get().uri("/actuator/prometheus").retrieve().body(String.class);
		assertThat(scraped).contains("migrate_revisions_applied{name=\"migrations\"} 10.0",
				"migrate_revisions_applied{name=\"auditMigrations\"} 1.0", "migrate_step_seconds_count");
	}

	@Test
	void theSecondStartHasNothingToDo(CapturedOutput output) {
		start().close();
		assertThat(output).contains("Schema is up to date at 7be2516c90af");
		assertThat(this.database.client().sql("SELECT count(*) FROM migrate_event").query(Long.class).single())
			.isEqualTo(14);
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(SampleApplication.class).run(
				"--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(), "--server.port=0",
				"--logging.level.io.migrate=info");
	}

	private JsonNode migrations(String path) {
		return get("/actuator/migrations" + path).at("/contexts/sample/migrationsBeans/migrations");
	}

	private JsonNode get(String path) {
		return this.client.get().uri(path).retrieve().body(JsonNode.class);
	}

	private JsonNode call(HttpMethod method, String path, Object body) {
		return this.client.method(method).uri(path).body(body).retrieve().body(JsonNode.class);
	}

	private HttpStatus status(HttpMethod method, String path, Object body) {
		return this.client.method(method)
			.uri(path)
			.body(body)
			.exchange((request, response) -> HttpStatus.valueOf(response.getStatusCode().value()));
	}

}
