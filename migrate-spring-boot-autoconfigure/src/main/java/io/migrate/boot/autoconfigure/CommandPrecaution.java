package io.migrate.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.plan.Precaution;
import io.migrate.plan.Prospect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A command line of the user, such as {@code pg_dump -Fc -f app.dump}, which is told by
 * its environment where the database is and what the run is about to do.
 */
final class CommandPrecaution implements Precaution {

	/** The most that every system takes in one variable of the environment. */
	private static final int LONGEST = 30_000;

	private static final int PATIENCE_SECONDS = 5;

	private final String setting;

	private final String line;

	private final @Nullable SimpleDriverDataSource side;

	/**
	 * Creates the command. Nothing is run.
	 * @param setting where it stands
	 * @param line the command line, for the shell of the system
	 * @param side leads to the database past any pool, if that is known
	 */
	CommandPrecaution(String setting, String line, @Nullable SimpleDriverDataSource side) {
		this.setting = setting;
		this.line = line;
		this.side = side;
	}

	// The line itself may have a password in it
	@Override
	public String description() {
		return "the command in " + this.setting;
	}

	/**
	 * {@inheritDoc}
	 * @throws CommandFailedException if it cannot be run, or ends with another code than
	 * zero, or this thread is interrupted; nothing of it runs any more then
	 */
	@Override
	public void take(Prospect prospect) {
		ProcessBuilder builder = new ProcessBuilder(shell()).redirectErrorStream(true);
		Map<String, String> environment = builder.environment();
		new LibpqEnvironment(this.side).addTo(environment);
		environment.put("MIGRATE_STEPS",
				limited(prospect.steps().stream().map((step) -> step.id().value()).collect(Collectors.joining(" "))));
		environment.put("MIGRATE_LOSSES",
				limited(prospect.losses().stream().map(Object::toString).collect(Collectors.joining("\n"))));
		Process process = start(builder);
		CommandOutput output = CommandOutput.of(process, environment.get(LibpqEnvironment.PASSWORD));
		int code = end(process);
		if (code != 0) {
			throw CommandFailedException.ended(code, output.last());
		}
		output.last();
	}

	private List<String> shell() {
		return (File.separatorChar == '\\') ? List.of("cmd", "/c", this.line) : List.of("/bin/sh", "-c", this.line);
	}

	private static String limited(String value) {
		return (value.length() > LONGEST) ? value.substring(0, LONGEST) + " …" : value;
	}

	private static Process start(ProcessBuilder builder) {
		try {
			Process process = builder.start();
			// Nobody answers when it asks for something
			process.getOutputStream().close();
			return process;
		}
		catch (IOException ex) {
			throw CommandFailedException.notBegun(ex);
		}
	}

	private static int end(Process process) {
		try {
			return process.waitFor();
		}
		catch (InterruptedException ex) {
			kill(process);
			Thread.currentThread().interrupt();
			throw CommandFailedException.interrupted();
		}
	}

	// What the shell has begun does not end with it
	private static void kill(Process process) {
		List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
		all.forEach(ProcessHandle::destroy);
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
		try {
			while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		all.forEach(ProcessHandle::destroyForcibly);
	}

}
