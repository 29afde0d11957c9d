package io.migrate.introspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.migrate.testing.ScriptClient;
import io.migrate.testing.TestDatabase;

/**
 * A database with everything that can be read: {@code everything.sql}, and what only
 * newer servers have.
 */
final class Everything {

	private static final List<Integer> NEWS = List.of(15, 18);

	private Everything() {
	}

	static void make(TestDatabase database) {
		run(database, script("everything.sql"));
		NEWS.stream()
			.filter((major) -> major <= database.serverMajor())
			.forEach((major) -> run(database, script("everything-" + major + ".sql")));
	}

	private static void run(TestDatabase database, String script) {
		ScriptClient.Outcome outcome = ScriptClient.DRIVER.run(database, script);
		if (!outcome.success()) {
			throw new AssertionError(outcome.output());
		}
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
