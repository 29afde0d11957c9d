package io.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server of the sample, and processes that want it.
 */
@Timeout(120)
class EmbeddedServerTests {

	private static final String BEGAN = "SELECT pg_postmaster_start_time()::text";

	private final List<Process> processes = new ArrayList<>();

	private Path path;

	private Path data;

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.path = path;
		this.data = path.resolve("data");
	}

	@AfterEach
	void end() throws IOException, InterruptedException {
		for (Process process : this.processes) {
			process.getOutputStream().close();
			process.waitFor();
		}
	}

	@Test
	void anotherProcessUsesItAndLeavesItRunning() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.on(this.data)) {
			String began = ask(server.url(), BEGAN);
			assertThat(urlOf(start("other"), "other")).isEqualTo(server.url());
			end();
			assertThat(ask(server.url(), BEGAN)).isEqualTo(began);
		}
	}

	@Test
	void theSameProcessUsesItOnceMoreAndLeavesItRunning() throws Exception {
		try (EmbeddedServer server = EmbeddedServer.on(this.data)) {
			String began = ask(server.url(), BEGAN);
			try (EmbeddedServer again = EmbeddedServer.on(this.data)) {
				assertThat(again.url()).isEqualTo(server.url());
			}
			assertThat(urlOf(start("other"), "other")).isEqualTo(server.url());
			end();
			assertThat(ask(server.url(), BEGAN)).isEqualTo(began);
		}
	}

	@Test
	void ofTwoThatStartAtTheSameMomentOneUsesTheServerOfTheOther() throws Exception {
		Process first = start("first");
		Process second = start("second");
		assertThat(urlOf(first, "first")).isEqualTo(urlOf(second, "second"));
	}

	@Test
	void theServerOfAKilledProcessMakesWayForAnother() throws Exception {
		Process killed = start("killed");
		String orphan = urlOf(killed, "killed");
		killed.destroyForcibly().waitFor();
		client(orphan).sql("CREATE TABLE kept AS SELECT 1").update();
		String began = ask(orphan, BEGAN);
		try (EmbeddedServer server = EmbeddedServer.on(this.data)) {
			assertThat(ask(server.url(), BEGAN)).isNotEqualTo(began);
			assertThat(ask(server.url(), "SELECT count(*)::text FROM kept")).isEqualTo("1");
		}
	}

	private static String ask(String url, String sql) {
		return client(url).sql(sql).query(String.class).single();
	}

	private static JdbcClient client(String url) {
		return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
	}

	private Process start(String name) throws IOException {
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				this.data.toString(), this.path.resolve(name).toString())
			.redirectErrorStream(true)
			.redirectOutput(this.path.resolve(name + ".log").toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private String urlOf(Process process, String name) throws IOException, InterruptedException {
		Path url = this.path.resolve(name);
		while (!Files.exists(url)) {
			assertThat(process.isAlive()).as(() -> log(name)).isTrue();
			Thread.sleep(50);
		}
		return Files.readString(url);
	}

	private String log(String name) {
		try {
			return Files.readString(this.path.resolve(name + ".log"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/**
	 * Says where its server is, and uses it until its input ends.
	 */
	static class Main {

		public static void main(String[] arguments) throws IOException, InterruptedException {
			try (EmbeddedServer server = EmbeddedServer.on(Path.of(arguments[0]))) {
				Path part = Files.writeString(Path.of(arguments[1] + ".part"), server.url());
				Files.move(part, Path.of(arguments[1]), StandardCopyOption.ATOMIC_MOVE);
				System.in.read();
			}
		}

	}

}
