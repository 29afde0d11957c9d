package io.migrate.boot.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.migrate.boot.actuate.RunningApplication;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What somebody outside sees of a start that takes long. The listener looks while the
 * start is at a step.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class StartProbeTests {

	private final List<String> seen = new ArrayList<>();

	private TestDatabase database;

	private RevisionFolder folder;

	private int port;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) throws IOException {
		this.database = database;
		this.folder = new RevisionFolder(path).table("aaaa", "").table("bbbb", "aaaa");
		try (ServerSocket socket = new ServerSocket(0)) {
			this.port = socket.getLocalPort();
		}
	}

	@Test
	void aLongUpgradeIsSeenUntilTheServerTakesThePort() throws Exception {
		MigrationListener looking = (event) -> {
			if (event instanceof MigrationEvent.StepStarted started && started.step().revision().equals("bbbb")) {
				this.seen.add(get("/actuator/health/liveness"));
				this.seen.add(get("/actuator/health/readiness"));
			}
		};
		try (RunningApplication application = start(looking)) {
			assertThat(this.seen).containsExactly("200 {\"status\":\"UP\"}",
					"503 {\"status\":\"OUT_OF_SERVICE\",\"components\":{\"migrations\":{\"status\":\"OUT_OF_SERVICE\","
							+ "\"details\":{\"doing\":\"upgrade bbbb revision bbbb\",\"step\":\"2 of 2\",\"seconds\":0}}}}");
			assertThat(application.context().isActive()).isTrue();
			assertThat(get("/actuator/migrations")).startsWith("200 {\"contexts\":");
		}
	}

	@Test
	void whoDoesNotFinishAskingKeepsNobodyFromAnAnswer() throws Exception {
		List<Socket> halfWay = new ArrayList<>();
		MigrationListener looking = (event) -> {
			if (event instanceof MigrationEvent.RunStarted) {
				halfWay.add(askHalfWay());
				this.seen.add(get("/livez"));
			}
		};
		try (RunningApplication application = start(looking)) {
			assertThat(application.context().isActive()).isTrue();
			assertThat(this.seen).containsExactly("200 {\"status\":\"UP\"}");
		}
		finally {
			for (Socket socket : halfWay) {
				socket.close();
			}
		}
	}

	private Socket askHalfWay() {
		try {
			Socket socket = new Socket("localhost", this.port);
			socket.getOutputStream().write("GET /li".getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			return socket;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aStartThatFailsGivesThePortBack() {
		this.folder.revision("cccc", "bbbb", "SELECT 1 / 0;", "");
		assertThatException().isThrownBy(() -> start((event) -> {
		}));
		assertThatIOException().isThrownBy(() -> request("/livez"));
	}

	@Test
	void aStartThatDoesNothingWithTheSchemaAnswersNobody() throws Exception {
		MigrationListener never = (event) -> this.seen.add("something");
		try (RunningApplication application = start(never, "migrate.on-startup=none", "server.port=0")) {
			assertThat(application.context().isActive()).isTrue();
			assertThatIOException().isThrownBy(() -> request("/livez"));
		}
	}

	@Test
	void whoHasNoServerHasNoProbe() throws Exception {
		try (RunningApplication application = start((event) -> {
		}, "server.port=-1", "migrate.probe-port=-1")) {
			assertThat(application.context().isActive()).isTrue();
		}
	}

	@Test
	void aPortThatIsTakenStopsNoStart(CapturedOutput output) throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
				RunningApplication application = start((event) -> {
				}, "migrate.probe-port=" + taken.getLocalPort())) {
			assertThat(application.context().isActive()).isTrue();
			assertThat(output).contains("Nobody answers probes on port " + taken.getLocalPort());
		}
	}

	private RunningApplication start(MigrationListener listener, String... settings) {
		List<String> all = new ArrayList<>(List.of("server.port=" + this.port, "migrate.probe-port=" + this.port));
		all.addAll(List.of(settings));
		return RunningApplication.start(
				new SpringApplicationBuilder(RunningApplication.Application.class)
					.initializers((context) -> context.getBeanFactory().registerSingleton("looking", listener)),
				this.database, this.folder, all.toArray(String[]::new));
	}

	private String get(String path) {
		try {
			HttpResponse<String> response = request(path);
			return response.statusCode() + " " + response.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> request(String path) throws IOException {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
					.timeout(Duration.ofSeconds(20))
					.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
