package io.migrate.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar as a server with two databases, seen from outside from its first
 * moment.
 */
@PostgresTest
@TestInstance(Lifecycle.PER_CLASS)
class PackagedServerIT {

	private final HttpClient client = HttpClient.newHttpClient();

	private final List<String> readiness = new ArrayList<>();

	private final TestDatabase database;

	private final TestDatabase audit = TestDatabase.create();

	private int port;

	private Process process;

	PackagedServerIT(TestDatabase database) {
		this.database = database;
	}

	@BeforeAll
	void start(@TempDir Path directory) throws IOException, InterruptedException {
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
		this.process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-jar", Objects.requireNonNull(System.getProperty("sample.jar")),
				"--server.port=" + this.port, "--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--audit.datasource.url=" + this.audit.url())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("out").toFile())
			.start();
		long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (!last().startsWith("200") && System.nanoTime() < deadline && this.process.isAlive()) {
			String seen = probe();
			if (!seen.equals(last())) {
				this.readiness.add(seen);
			}
			Thread.sleep(20);
		}
	}

	@AfterAll
	void stop() throws InterruptedException {
		this.process.destroy();
		PackagedApplication.exitValue(this.process);
		this.audit.close();
	}

	@Test
	void probesAreAnsweredBeforeItIsReady() {
		assertThat(this.readiness)
			.anyMatch((seen) -> seen.startsWith("503 {\"status\":\"OUT_OF_SERVICE\",\"components\":"
					+ "{\"migrations\":{\"status\":\"OUT_OF_SERVICE\",\"details\":{\"doing\":"));
		assertThat(last()).startsWith("200 ");
	}

	@Test
	void healthShowsBothDatabases() throws Exception {
		assertThat(get("/actuator/health/migrations", "*/*")).startsWith("200 ")
			.contains("\"auditMigrations\"", "\"current\":[\"4be90c2d7f18\"]", "\"current\":[\"7be2516c90af\"]");
	}

	@Test
	void metersShowBothDatabases() throws Exception {
		assertThat(get("/actuator/prometheus", "*/*")).contains(
				"migrate_revisions_applied{name=\"auditMigrations\"} 1.0",
				"migrate_revisions_applied{name=\"migrations\"} 10.0",
				"migrate_step_seconds_count{action=\"upgrade\",database=\"" + this.database.name()
						+ "\",error=\"none\",outcome=\"done\"} 10",
				"migrate_step_seconds_count{action=\"upgrade\",database=\"" + this.audit.name()
						+ "\",error=\"none\",outcome=\"done\"} 1");
	}

	@Test
	void aBrowserGetsAPageOfBothDatabases() throws Exception {
		assertThat(get("/actuator/migrations", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"))
			.startsWith("200 <!DOCTYPE html>")
			.contains("auditMigrations", "create entries", "create document overview");
		assertThat(get("/actuator/migrations", "*/*")).startsWith("200 {\"contexts\":");
	}

	private String last() {
		return this.readiness.isEmpty() ? "" : this.readiness.get(this.readiness.size() - 1);
	}

	private String probe() throws InterruptedException {
		try {
			return get("/actuator/health/readiness", "*/*");
		}
		catch (IOException ex) {
			return "nobody";
		}
	}

	private String get(String path, String accept) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", accept)
			.build();
		HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		return response.statusCode() + " " + response.body();
	}

}
