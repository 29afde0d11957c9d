package io.migrate.boot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.migrate.testing.PostgresTest;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Commands in a process of their own.
 */
@PostgresTest
@Timeout(120)
class CommandProcessTests {

	/** The exit value of a process that SIGTERM ended. */
	private static final int TERMINATED = 128 + 15;

	private static final Path SCRIPT = Path.of("/usr/bin/script");

	private Path path;

	private RevisionFolder folder;

	private TestDatabase database;

	@BeforeEach
	void prepare(@TempDir Path path, TestDatabase database) {
		this.path = path;
		this.database = database;
		this.folder = new RevisionFolder(path.resolve("revisions")).table("aaaa", "");
	}

	@Test
	void theAnswerAloneGoesToStandardOutput() throws Exception {
		Process process = start(command("migrate", "upgrade", "--logging.level.root=debug"));
		assertThat(process.waitFor()).isZero();
		assertThat(out()).matches("\\(1/1\\) upgrade aaaa revision aaaa in \\d+ ms\nDone: 1 step in \\d+ ms\n");
		assertThat(error()).contains("DEBUG");
		assertThat(start(command("migrate", "upgrade", "nope")).waitFor()).isEqualTo(1);
		assertThat(out()).isEmpty();
		assertThat(start(command("migrate", "upgrate")).waitFor()).isEqualTo(2);
	}

	@Test
	void whoeverEndsAnUpgradeLearnsWhereItStopped() throws Exception {
		this.folder.revision("bbbb", "aaaa", "CREATE TABLE bbbb (id int);\nSELECT pg_sleep(60);", "");
		Process process = start(command("migrate", "upgrade"));
		while (sleeping() == 0) {
			assertThat(process.isAlive()).as(error()).isTrue();
			Thread.sleep(50);
		}
		process.destroy();
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isEqualTo(TERMINATED);
		assertThat(out()).contains("upgrade aaaa").doesNotContain("bbbb");
		assertThat(error()).startsWith("Error: This process was told to end")
			.contains("The upgrade of revision bbbb")
			.contains("Rolled back: this revision, whole. Kept: the step before it in this run.")
			.endsWith("Nothing needs to be repaired; the next run goes on from here by itself.\n");
		assertThat(sleeping()).isZero();
		assertThat(this.database.client()
			.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
			.query(String.class)
			.list()).doesNotContain("bbbb");
	}

	@Test
	void aTerminalIsSeenAndUsed() throws Exception {
		assumeTrue(Files.isExecutable(SCRIPT));
		String line = command("migrate", "history", "--graph").stream()
			.map((word) -> "'" + word + "'")
			.collect(Collectors.joining(" "));
		ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qec", line, "/dev/null");
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().put("TERM", "xterm");
		builder.environment().remove("NO_COLOR");
		Process process = builder.redirectErrorStream(true).redirectOutput(this.path.resolve("out").toFile()).start();
		process.getOutputStream().close();
		assertThat(process.waitFor()).isZero();
		assertThat(out()).contains("\u001b[2m○\u001b[0m  \u001b[2maaaa");
	}

	private long sleeping() {
		return this.database.client()
			.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = ?")
			.param(this.database.name())
			.query(Long.class)
			.single();
	}

	private Process start(List<String> command) throws IOException {
		return new ProcessBuilder(command).redirectOutput(this.path.resolve("out").toFile())
			.redirectError(this.path.resolve("error").toFile())
			.start();
	}

	private List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
				"--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.user(),
				"--spring.datasource.password=" + this.database.password(),
				"--migrate.locations=" + this.folder.location()));
		command.addAll(List.of(arguments));
		return command;
	}

	private String out() throws IOException {
		return Files.readString(this.path.resolve("out"));
	}

	private String error() throws IOException {
		return Files.readString(this.path.resolve("error"));
	}

	/**
	 * The unmodified main class of an application.
	 */
	static class Main {

		public static void main(String[] arguments) {
			SpringApplication.run(CommandTester.Application.class, arguments);
		}

	}

}
