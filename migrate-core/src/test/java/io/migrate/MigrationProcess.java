package io.migrate;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.migrate.graph.Target;
import io.migrate.testing.RevisionFolder;
import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A run in a process of its own, which a test may kill. It is started beforehand and does
 * nothing to the database until it is told to.
 *
 * @param process the process
 * @param log what it prints
 */
record MigrationProcess(Process process, Path log) implements AutoCloseable {

	static final int KILLED = 128 + 9;

	private static final int MOST_SECONDS = 60;

	/**
	 * Starts a process.
	 * @param log where it prints to
	 * @return the process, to be closed by the caller
	 */
	static MigrationProcess start(Path log) throws IOException {
		// A log of its own costs more time than the run
		String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("logback"))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", path,
				MigrationProcess.class.getName());
		return new MigrationProcess(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
	}

	/**
	 * Lets it run.
	 * @param url leads to the database
	 * @param database knows the user
	 * @param folder the revisions
	 * @param action {@code upgrade} to the heads, or {@code downgrade} to the base
	 */
	void run(String url, TestDatabase database, RevisionFolder folder, String action) throws IOException {
		String order = String.join("\n", url, database.user(), database.password(), folder.location(), action, "");
		try (OutputStream input = this.process.getOutputStream()) {
			input.write(order.getBytes(StandardCharsets.UTF_8));
		}
	}

	/**
	 * Ends it as nothing else does: it cannot notice. Any thread may call this.
	 */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	boolean wasKilled() {
		return this.process.exitValue() == KILLED;
	}

	/**
	 * Waits for its end.
	 */
	void await() throws InterruptedException, IOException {
		if (!this.process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("It does not end:\n" + output());
		}
	}

	boolean hasSucceeded() {
		return this.process.exitValue() == 0;
	}

	String output() throws IOException {
		return Files.readString(this.log);
	}

	@Override
	public void close() {
		kill();
	}

	public static void main(String[] arguments) throws IOException {
		// Loads what the run needs
		Migrations.on(new DriverManagerDataSource()).build();
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String url = orders.readLine();
		DriverManagerDataSource dataSource = new DriverManagerDataSource(url, orders.readLine(), orders.readLine());
		Migrations migrations = Migrations.on(dataSource).locations(orders.readLine()).build();
		if (orders.readLine().equals("upgrade")) {
			migrations.upgrade(Target.HEAD);
		}
		else {
			migrations.downgrade(Target.BASE);
		}
	}

}
