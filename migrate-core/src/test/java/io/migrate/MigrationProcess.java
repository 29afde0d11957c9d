package io.migrate;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.migrate.MigrationConfiguration.LockKind;
import io.migrate.MigrationConfiguration.Locking;
import io.migrate.graph.Target;
import io.migrate.populate.BatchPace;
import io.migrate.populate.PopulationChoice;
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

	/** Goes through a table that may be there, a few rows at a time. */
	static final TestBatches TOUCH = new TestBatches("item", List.of("id"),
			new BatchPace(100, 100, TestBatches.NEVER, 1), (batch) -> {
				int touched = batch.jdbc().sql(TestBatches.TOUCH + batch.condition()).update();
				batch.jdbc().sql("SELECT pg_sleep(0.02)").query().listOfRows();
				return touched;
			});

	private static final int KILLED = 128 + 9;

	private static final int MOST_SECONDS = 60;

	/**
	 * Starts a process.
	 * @param log where it prints to
	 * @param lock what keeps it from running beside another one
	 * @return the process, to be closed by the caller
	 */
	static MigrationProcess start(Path log, LockKind lock) throws IOException {
		// A log of its own costs more time than the run
		String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("logback"))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", path, MigrationProcess.class.getName(),
				lock.name(), ended(log).toString());
		return new MigrationProcess(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
	}

	// Made by the process when its run has come to its end
	private static Path ended(Path log) {
		return log.resolveSibling(log.getFileName() + "-ended");
	}

	/**
	 * Lets it run.
	 * @param url leads to the database
	 * @param database knows the user
	 * @param folder the revisions
	 * @param action {@code upgrade} to the heads, {@code downgrade} to the base,
	 * {@code downgradeUnknown}, or {@code populate} from the folder beside, whose name
	 * ends with {@code -populations}, or {@code touch} to go through a table in batches
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

	/** Whether it was killed before its run had come to its end. */
	boolean wasKilled() {
		return this.process.exitValue() == KILLED && !hasSucceeded();
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
		return Files.exists(ended(this.log));
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
		LockKind lock = LockKind.valueOf(arguments[0]);
		String location = orders.readLine();
		MigrationsBuilder builder = Migrations.on(dataSource)
			.locations(location)
			.configuration(MigrationConfiguration.DEFAULTS.withLocking(new Locking(lock, Duration.ofMinutes(1))));
		if (lock == LockKind.LEASE) {
			builder.sideDataSource(dataSource);
		}
		String action = orders.readLine();
		switch (action) {
			case "populate" -> builder.populations(location + "-populations");
			case "touch" -> builder.populators(() -> List.of(TOUCH));
			default -> {
			}
		}
		run(builder.build(), action);
		Files.createFile(Path.of(arguments[1]));
	}

	private static void run(Migrations migrations, String action) {
		switch (action) {
			case "upgrade" -> migrations.upgrade(Target.HEAD);
			case "populate", "touch" -> migrations.populations().run(PopulationChoice.DUE);
			case "downgrade" -> migrations.downgrade(Target.BASE);
			default -> migrations.downgradeUnknown();
		}
	}

}
