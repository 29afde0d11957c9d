package io.migrate.adopt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a file of dbmate. What stands behind the words that open a section,
 * such as {@code transaction:false}, has no meaning here: which statements cannot share a
 * transaction is found out from the statements.
 *
 * @param up what brings the change
 * @param down what takes it back, or {@code null} when the file has no such section
 */
record DbmateSections(ForeignText up, @Nullable ForeignText down) {

	private static final Pattern UP = opening("up");

	private static final Pattern DOWN = opening("down");

	private static Pattern opening(String name) {
		return Pattern.compile("(?md)^--\\s*migrate:" + name + "(?:[ \\t]+[^\\r\\n]*)?(?:\\r?\\n|\\z)");
	}

	/**
	 * Takes a file apart.
	 * @param file the whole file
	 * @param problems takes what is wrong with it
	 * @return its sections
	 */
	static DbmateSections of(ForeignText file, Problems problems) {
		Matcher up = UP.matcher(file.text());
		Matcher down = DOWN.matcher(file.text());
		if (!up.find()) {
			problems.add(file.file(), 0, "has no line '-- migrate:up', with which the migrations of dbmate begin");
			return new DbmateSections(file, null);
		}
		if (!file.text().substring(0, up.start()).lines().map(String::strip).allMatch(DbmateSections::isComment)) {
			problems.add(file.file(), file.line(), "has something above '-- migrate:up', which dbmate would not run");
		}
		boolean hasDown = down.find();
		if (hasDown && down.start() < up.start()) {
			problems.add(file.file(), file.piece(down.start(), down.end()).line(),
					"has '-- migrate:down' above '-- migrate:up', which dbmate refuses");
			return new DbmateSections(file.piece(up.end(), file.text().length()), null);
		}
		int end = hasDown ? down.start() : file.text().length();
		return new DbmateSections(file.piece(up.end(), end),
				hasDown ? file.piece(down.end(), file.text().length()) : null);
	}

	private static boolean isComment(String line) {
		return line.isEmpty() || line.startsWith("--");
	}

}
