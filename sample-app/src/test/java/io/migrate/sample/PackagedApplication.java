package io.migrate.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.migrate.testing.TestDatabase;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The packaged jar as its users run it. What it prints goes to files in its working
 * directory.
 *
 * @param directory the working directory
 * @param database what it is connected to
 */
record PackagedApplication(Path directory, TestDatabase database) {

	/**
	 * Runs {@code migrate} to its end, with nothing to read.
	 */
	Outcome migrate(String... arguments) throws IOException, InterruptedException {
		Process process = start(arguments);
		return new Outcome(exitValue(process), Files.readString(this.directory.resolve("out")),
				Files.readString(this.directory.resolve("error")));
	}

	/**
	 * Starts {@code migrate}, with nothing to read.
	 */
	Process start(String... arguments) throws IOException {
		Process process = new ProcessBuilder(command(arguments)).directory(this.directory.toFile())
			.redirectOutput(this.directory.resolve("out").toFile())
			.redirectError(this.directory.resolve("error").toFile())
			.start();
		process.getOutputStream().close();
		return process;
	}

	/**
	 * Starts {@code migrate} in a terminal. What is written to the process is typed
	 * there.
	 */
	Process migrateInTerminal(String... arguments) throws IOException {
		assumeTrue(canMakeTerminals());
		String line = command(arguments).stream()
			.map((word) -> "'" + word + "'")
			.collect(Collectors.joining(" ", "exec ", ""));
		ProcessBuilder builder = new ProcessBuilder("script", "-qec", line, "/dev/null");
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().put("TERM", "xterm");
		builder.environment().remove("NO_COLOR");
		return builder.directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(screen().toFile())
			.start();
	}

	/**
	 * What the terminal shows.
	 */
	String shown() throws IOException {
		return Files.readString(screen());
	}

	private Path screen() {
		return this.directory.resolve("screen");
	}

	// Elsewhere than on Linux, a program of that name is called in another way
	private static boolean canMakeTerminals() {
		try {
			Process process = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
			process.getOutputStream().close();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("util-linux");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private List<String> command(String... arguments) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
				"-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=" + Boolean.getBoolean("sample.aot"), "-jar",
				Objects.requireNonNull(System.getProperty("sample.jar"), "Run this test with 'mvn verify'"),
				"migrate"));
		command.addAll(List.of(arguments));
		command.add("--spring.datasource.url=" + this.database.url());
		command.add("--spring.datasource.username=" + this.database.user());
		command.add("--spring.datasource.password=" + this.database.password());
		return command;
	}

	/**
	 * Waits until a process has ended.
	 */
	static int exitValue(Process process) throws InterruptedException {
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError("It did not end");
		}
		return process.exitValue();
	}

	/**
	 * What came of a command.
	 *
	 * @param exitValue of the process
	 * @param out standard output
	 * @param error standard error
	 */
	record Outcome(int exitValue, String out, String error) {

	}

}
