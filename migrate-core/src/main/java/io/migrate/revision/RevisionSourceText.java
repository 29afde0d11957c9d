package io.migrate.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@link RevisionInfo} in the source of a class that need not be compiled yet: as
 * far as it is written in literals.
 */
final class RevisionSourceText {

	private static final String STRING = "\"\"\"(?s:.*?)(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"";

	private static final Pattern BEGIN = Pattern.compile("^\\s*@RevisionInfo\\s*\\(", Pattern.MULTILINE);

	private static final Pattern TOKEN = Pattern.compile("(?<text>" + STRING
			+ ")|(?<comment>//[^\\n]*|/\\*(?s:.*?)\\*/)|(?<name>\\w+)\\s*=|(?<open>\\()|(?<close>\\))");

	private RevisionSourceText() {
	}

	/**
	 * Reads a file.
	 * @param file the source of a class
	 * @return the revision that it tells of, or {@code null} when it tells of none
	 */
	static @Nullable Revision read(Path file) {
		try {
			return revision(file, Files.readString(file));
		}
		catch (IOException ex) {
			// the compiler tells what is wrong with it
			return null;
		}
	}

	private static @Nullable Revision revision(Path file, String source) {
		Matcher begin = BEGIN.matcher(source);
		Map<String, List<String>> values = begin.find() ? values(source, begin.end()) : Map.of();
		List<RevisionId> id = ids(values.getOrDefault("id", List.of()));
		if (id.size() != 1) {
			return null;
		}
		RevisionNode node = new RevisionNode(id.get(0), ids(values.getOrDefault("revises", List.of())),
				values.getOrDefault("dependsOn", List.of()), values.getOrDefault("labels", List.of()));
		JavaScript script = new JavaScript(file.toString(), () -> {
			throw new IllegalStateException(file + " is not compiled");
		});
		return new Revision(node, String.join("", values.getOrDefault("message", List.of())), "", null, script, null,
				new Revision.Downgrade(null, null), Revision.Data.NONE);
	}

	private static Map<String, List<String>> values(String source, int start) {
		Map<String, List<String>> values = new HashMap<>();
		Matcher token = TOKEN.matcher(source);
		String name = "value";
		int depth = 1;
		int position = start;
		while (depth > 0 && token.find(position)) {
			position = token.end();
			if (token.group("name") != null) {
				name = token.group("name");
			}
			else if (token.group("text") != null) {
				values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(text(token.group("text")));
			}
			depth += (token.group("open") != null) ? 1 : 0;
			depth -= (token.group("close") != null) ? 1 : 0;
		}
		return values;
	}

	private static String text(String literal) {
		return literal.startsWith("\"\"\"") ? literal.substring(3, literal.length() - 3).strip()
				: literal.substring(1, literal.length() - 1).translateEscapes();
	}

	private static List<RevisionId> ids(List<String> written) {
		return written.stream().filter(RevisionId::isValid).map(RevisionId::new).toList();
	}

}
