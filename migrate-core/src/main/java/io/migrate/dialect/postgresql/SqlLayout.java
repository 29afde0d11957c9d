package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lays statements out for people: on one line where they fit, else each part on a line of
 * its own.
 */
final class SqlLayout {

	private static final int WIDTH = 100;

	private static final String INDENT = "  ";

	private static final String NEXT_LINE = "\n" + INDENT;

	private SqlLayout() {
	}

	/**
	 * A statement and its clauses.
	 * @param head what it begins with
	 * @param clauses its clauses; {@code null} for one that is not there
	 * @return the statement
	 */
	static String clauses(String head, @Nullable String... clauses) {
		List<String> parts = new ArrayList<>(List.of(head));
		for (String clause : clauses) {
			if (clause != null) {
				parts.add(clause);
			}
		}
		String line = String.join(" ", parts);
		return fits(line) ? line : String.join(NEXT_LINE, parts);
	}

	/**
	 * What has a name and is too long for a line with it.
	 * @param name the name and the words before it
	 * @param body what follows
	 * @return both
	 */
	static String named(String name, String body) {
		String line = name + " " + body;
		return (fits(INDENT + line)) ? line : name + NEXT_LINE + INDENT + body;
	}

	/**
	 * A statement that does one thing or several.
	 * @param head what it begins with
	 * @param actions what it does
	 * @return the statement
	 */
	static String actions(String head, List<String> actions) {
		return (actions.size() == 1) ? clauses(head, actions.get(0))
				: head + NEXT_LINE + String.join("," + NEXT_LINE, actions);
	}

	/**
	 * A statement with a list in brackets.
	 * @param head what stands before the bracket
	 * @param items the items
	 * @return the statement up to the closing bracket
	 */
	static String list(String head, List<String> items) {
		String line = head + " (" + String.join(", ", items) + ")";
		return fits(line) ? line : lines(head, items);
	}

	/**
	 * A statement with a list in brackets that has a line for each item.
	 * @param head what stands before the bracket
	 * @param items the items
	 * @return the statement up to the closing bracket
	 */
	static String lines(String head, List<String> items) {
		return items.isEmpty() ? head + " ()" : head + " (" + NEXT_LINE + String.join("," + NEXT_LINE, items) + "\n)";
	}

	private static boolean fits(String line) {
		return line.length() <= WIDTH && line.indexOf('\n') < 0;
	}

}
