package io.migrate.adopt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a migration says.
 *
 * @param name the name, without folders
 * @param style which tool gives such names
 * @param role what the file is for
 * @param version its version, or {@code null} when it is {@link Role#REPEATABLE}
 * @param description what it does, in words; empty when the name does not say it
 */
record ForeignFileName(String name, Style style, Role role, @Nullable ForeignVersion version, String description) {

	private static final Pattern FLYWAY = Pattern.compile("([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?\\.sql");

	private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");

	private static final Pattern PAIR = Pattern.compile("(\\d+)_(.*)\\.(up|down)\\.sql");

	private static final Pattern SECTIONS = Pattern.compile("(\\d+)(.*)\\.sql");

	/**
	 * Reads a name.
	 * @param name the name of a file, without folders
	 * @return what it says, or {@code null} when it is not that of a migration
	 */
	static @Nullable ForeignFileName parse(String name) {
		Matcher matcher = FLYWAY.matcher(name);
		if (matcher.matches()) {
			return of(name, Style.FLYWAY, role(matcher.group(1)), matcher.group(2), matcher.group(3));
		}
		matcher = REPEATABLE.matcher(name);
		if (matcher.matches()) {
			return new ForeignFileName(name, Style.FLYWAY, Role.REPEATABLE, null, words(matcher.group(1)));
		}
		matcher = PAIR.matcher(name);
		if (matcher.matches()) {
			return of(name, Style.GOLANG_MIGRATE, role(matcher.group(3)), matcher.group(1), matcher.group(2));
		}
		matcher = SECTIONS.matcher(name);
		return matcher.matches() ? of(name, Style.DBMATE, Role.BOTH, matcher.group(1), matcher.group(2)) : null;
	}

	private static ForeignFileName of(String name, Style style, Role role, String version,
			@Nullable String description) {
		return new ForeignFileName(name, style, role, ForeignVersion.parse(version),
				words((description != null) ? description : ""));
	}

	private static Role role(String mark) {
		return switch (mark) {
			case "U", "down" -> Role.DOWN;
			case "B" -> Role.BASELINE;
			default -> Role.UP;
		};
	}

	private static String words(String description) {
		return description.replace('_', ' ').strip();
	}

	/**
	 * What a file is for.
	 */
	enum Role {

		/** Brings a change. */
		UP,

		/** Takes it back. */
		DOWN,

		/** Has a section for each. */
		BOTH,

		/** Brings all changes up to its version to an empty database. */
		BASELINE,

		/** Runs again whenever it has changed. */
		REPEATABLE

	}

}
