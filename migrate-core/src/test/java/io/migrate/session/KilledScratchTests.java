package io.migrate.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.testing.PostgresTest;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What processes leave that are killed while they have a scratch database.
 */
@PostgresTest
@Timeout(120)
class KilledScratchTests {

	private static final Dialects DIALECTS = new Dialects(List.of(new PostgresDialect()));

	private static final long MINUTE = 60;

	private final List<Process> processes = new ArrayList<>();

	private final List<String> left = new ArrayList<>();

	private final TestDatabase database;

	private Path path;

	KilledScratchTests(TestDatabase database) {
		this.database = database;
	}

	@BeforeEach
	void prepare(@TempDir Path path) {
		this.path = path;
	}

	@AfterEach
	void end() {
		this.processes.forEach(KilledScratchTests::kill);
		this.left.forEach(
				(name) -> this.database.client().sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)").update());
	}

	@Test
	void itIsDroppedWhenItIsOldEnough() throws Exception {
		String name = killed();
		use();
		assertThat(databases()).contains(name);
		String nearly = aged(name, 9 * MINUTE);
		use();
		assertThat(databases()).contains(nearly);
		String old = aged(nearly, 2 * MINUTE);
		use();
		assertThat(databases()).doesNotContain(old);
	}

	@Test
	void whatAnotherProcessStillHasStays() throws Exception {
		String old = aged(killed(), 11 * MINUTE);
		String used = name(start());
		use();
		assertThat(databases()).contains(used).doesNotContain(old);
	}

	// Nobody may be in it, until the server has noticed that the process is gone
	private String killed() throws IOException {
		Process process = start();
		String name = name(process);
		kill(process);
		assertThat(databases()).contains(name);
		while (!ask("SELECT pid::text FROM pg_stat_activity WHERE datname = '" + name + "'").isEmpty()) {
			Thread.onSpinWait();
		}
		return name;
	}

	private String aged(String name, long seconds) {
		String[] parts = name.split("_");
		parts[2] = String.valueOf(Long.parseLong(parts[2]) - seconds);
		String aged = String.join("_", parts);
		this.left.add(aged);
		this.database.client().sql("ALTER DATABASE " + name + " RENAME TO " + aged).update();
		return aged;
	}

	private Process start() throws IOException {
		Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				this.database.url(), this.database.user(), this.database.password())
			.redirectError(this.path.resolve("errors" + this.processes.size()).toFile())
			.start();
		this.processes.add(process);
		return process;
	}

	private String name(Process process) throws IOException {
		BufferedReader lines = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		String line = lines.readLine();
		while (line != null && !line.startsWith("migrate_scratch_")) {
			line = lines.readLine();
		}
		String name = Objects.requireNonNull(line, "It has ended");
		this.left.add(name);
		return name;
	}

	private static void kill(Process process) {
		process.destroyForcibly().onExit().join();
	}

	private void use() throws SQLException {
		Main.use(this.database.url(), this.database.user(), this.database.password(), (name) -> {
		});
	}

	private List<String> databases() {
		return ask("SELECT datname FROM pg_database");
	}

	private List<String> ask(String question) {
		return this.database.client().sql(question).query(String.class).list();
	}

	/** Has a scratch database until it is killed. */
	static final class Main {

		private Main() {
		}

		public static void main(String[] arguments) throws SQLException {
			use(arguments[0], arguments[1], arguments[2], (name) -> {
				System.out.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
				try {
					Thread.sleep(Long.MAX_VALUE);
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

		static void use(String address, String user, String password, Consumer<String> work) throws SQLException {
			ScratchDatabases databases = ScratchDatabases.onServer(address,
					(url) -> new DriverManagerDataSource(url, user, password), DIALECTS);
			try (Connection model = new DriverManagerDataSource(address, user, password).getConnection()) {
				databases.use(model, (session) -> {
					work.accept(session.query("SELECT current_database()", (row, number) -> row.getString(1)).get(0));
					return true;
				});
			}
		}

	}

}
