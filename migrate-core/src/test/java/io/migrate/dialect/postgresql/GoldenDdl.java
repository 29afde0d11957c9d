package io.migrate.dialect.postgresql;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import io.migrate.script.ScriptItem;
import io.migrate.script.ScriptReader;
import org.jspecify.annotations.Nullable;

/**
 * A file that shows how an operation is written. Its parts are opened by comments:
 * {@code -- since 18} (the first version that knows it), {@code -- given} (what must be
 * there), {@code -- upgrade}, {@code -- downgrade}.
 *
 * @param name the name of the file without its suffix
 * @param since the first version of the server
 * @param given what must be there
 * @param upgrade the operation
 * @param downgrade its inverse
 */
record GoldenDdl(String name, int since, String given, String upgrade, String downgrade) {

	private static final Path FOLDER = folder();

	static List<GoldenDdl> all() {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.sorted().map(GoldenDdl::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path folder() {
		try {
			return Path.of(Objects.requireNonNull(GoldenDdl.class.getResource("ddl")).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static GoldenDdl read(Path file) {
		Map<String, List<String>> parts = new TreeMap<>();
		int since = 0;
		String part = "";
		try {
			for (String line : Files.readAllLines(file)) {
				if (line.startsWith("-- since ")) {
					since = Integer.parseInt(line.substring("-- since ".length()));
				}
				else if (List.of("-- given", "-- upgrade", "-- downgrade").contains(line)) {
					part = line.substring("-- ".length());
				}
				else {
					parts.computeIfAbsent(part, (key) -> new ArrayList<>()).add(line);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new GoldenDdl(file.getFileName().toString().replace(".sql", ""), since, text(parts, "given"),
				text(parts, "upgrade"), text(parts, "downgrade"));
	}

	private static String text(Map<String, List<String>> parts, String part) {
		return String.join("\n", parts.getOrDefault(part, List.of())).strip();
	}

	/**
	 * The statements of a script.
	 */
	static List<String> statements(String script) {
		List<String> statements = new ArrayList<>();
		try (ScriptReader reader = new ScriptReader(new StringReader(script), "", new Problems())) {
			for (ScriptItem item = reader.next(); item != null; item = reader.next()) {
				item.<@Nullable Object>match((statement) -> statements.add(statement.text()), (directive) -> null,
						(comment) -> null);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return statements;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
