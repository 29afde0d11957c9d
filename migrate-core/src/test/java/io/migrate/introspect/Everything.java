package io.migrate.introspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.testing.ScriptClient;
import io.migrate.testing.TestDatabase;

/**
 * A database with everything that can be read: {@code everything.sql}, and what only
 * newer servers have.
 */
public final class Everything {

	private static final List<Integer> NEWS = List.of(15, 18);

	private Everything() {
	}

	/**
	 * Makes all of it.
	 * @param database an empty database
	 */
	public static void make(TestDatabase database) {
		ScriptClient.Outcome outcome = ScriptClient.DRIVER.run(database, script(database.serverMajor()));
		if (!outcome.success()) {
			throw new AssertionError(outcome.output());
		}
	}

	/**
	 * The statements that make it.
	 * @param major the version of the server
	 * @return a script
	 */
	public static String script(int major) {
		return script("everything.sql") + NEWS.stream()
			.filter((version) -> version <= major)
			.map((version) -> script("everything-" + version + ".sql"))
			.collect(Collectors.joining());
	}

	private static String script(String name) {
		try (InputStream file = Everything.class.getResourceAsStream(name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
