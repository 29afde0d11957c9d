package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A start whose database is away fails, in so many words, when the time is over that a
 * connection may take.
 */
@PostgresTest
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	// The pool prints a stack trace of its own
	private static final String QUIET = "logging.level.com.zaxxer.hikari=off";

	private RevisionFolder folder;

	private TestDatabase database;

	private CapturedOutput output;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database, CapturedOutput output) {
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
		this.database = database;
		this.output = output;
	}

	@Test
	void nobodyListens() throws IOException {
		StartFailure failure = start("spring.datasource.url=" + url(closedPort()), QUIET);
		assertThat(failure.description()).startsWith("There is no connection to the database: Connection to localhost:")
			.contains("refused");
		assertThat(failure.action()).startsWith("See that the server is up and that the URL");
	}

	@Test
	void somebodyListensAndIsSilent() throws IOException {
		try (ServerSocket silent = silent()) {
			StartFailure failure = start("spring.datasource.url=" + url(silent.getLocalPort()),
					"spring.datasource.hikari.connection-timeout=1000", QUIET);
			assertThat(failure.description()).isEqualTo("There is no connection to the database: The server at "
					+ url(silent.getLocalPort()) + " accepts connections and has been silent for 2 s");
		}
	}

	@Test
	void somebodyIsSilentAndThereIsNoPool() throws IOException {
		try (ServerSocket silent = silent()) {
			StartFailure failure = start("migrate.url=" + url(silent.getLocalPort()) + "?loginTimeout=1");
			assertThat(failure.description())
				.startsWith("There is no connection to the database: Connection attempt timed out");
		}
	}

	@Test
	void retriesAreShown() throws IOException {
		StartFailure failure = start("spring.datasource.url=" + url(closedPort()), QUIET, "migrate.connect-retries=1");
		assertThat(failure.description()).startsWith("There is no connection to the database: ");
		assertThat(this.output).containsOnlyOnce("Waiting for the database, ")
			.contains(" s so far. There is no connection to the database: Connection to localhost:");
	}

	private StartFailure start(String... settings) {
		long begin = System.nanoTime();
		StartFailure failure = StartFailure.of(this.output, this.database, this.folder, settings);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
		return failure;
	}

	private static String url(int port) {
		return "jdbc:postgresql://localhost:" + port + "/archive";
	}

	private static ServerSocket silent() throws IOException {
		return new ServerSocket(0, 10, InetAddress.getByName("localhost"));
	}

	private static int closedPort() throws IOException {
		try (ServerSocket socket = silent()) {
			return socket.getLocalPort();
		}
	}

}
