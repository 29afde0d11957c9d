package io.migrate.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * Where to go, as a person writes it: {@code head}, {@code heads}, {@code base},
 * {@code current}, an id, a part of an id or a branch label, each of these except
 * {@code current} on a branch ({@code reports@head}), a number of steps ({@code +1},
 * {@code -2}, {@code reports@-1}) or steps from somewhere ({@code 3f2a+1},
 * {@code head-1}, {@code reports@base+3}). Only the form is checked here;
 * {@link TargetResolver} knows what it means.
 *
 * <p>
 * The whole text has to match, where Alembic accepts {@code b-1xyz} as {@code b-1}.
 */
public final class Target {

	/** The only head. */
	public static final Target HEAD = parse("head");

	/** All heads. */
	public static final Target HEADS = parse("heads");

	/** Before everything. */
	public static final Target BASE = parse("base");

	/** What the database has. */
	public static final Target CURRENT = parse("current");

	private static final int MOST_DIGITS = 9;

	private final String text;

	private final @Nullable String branch;

	private final @Nullable String symbol;

	private final @Nullable Integer steps;

	private Target(String text, @Nullable String branch, @Nullable String symbol, @Nullable Integer steps) {
		this.text = text;
		this.branch = branch;
		this.symbol = symbol;
		this.steps = steps;
	}

	/**
	 * Reads a target.
	 * @param text what was written
	 * @return the target
	 * @throws TargetException when it has none of the forms
	 */
	public static Target parse(String text) {
		Matcher matcher = Form.PATTERN.matcher(text);
		if (!matcher.matches()) {
			throw malformed(text, "it has none of the forms of a target");
		}
		String branch = matcher.group("branch");
		String symbol = matcher.group("symbol");
		String steps = matcher.group("steps");
		if (symbol == null && steps == null) {
			throw malformed(text, (branch != null) ? "nothing follows the @" : "it is empty");
		}
		if (branch != null && RevisionId.RESERVED.contains(branch)) {
			throw malformed(text, branch + " is not a branch");
		}
		if ("current".equals(symbol) && (branch != null || steps != null)) {
			throw malformed(text, "current stands alone");
		}
		return new Target(text, branch, symbol, (steps != null) ? number(steps) : null);
	}

	/**
	 * The target that names exactly one revision.
	 * @param id the revision
	 * @return a target with its full id
	 */
	public static Target of(RevisionId id) {
		return new Target(id.value(), null, id.value(), null);
	}

	private static Integer number(String steps) {
		if (steps.length() > MOST_DIGITS) {
			return steps.startsWith("-") ? -Integer.MAX_VALUE : Integer.MAX_VALUE;
		}
		return Integer.valueOf(steps);
	}

	private static TargetException malformed(String text, String why) {
		return new TargetException(Reason.MALFORMED, "Cannot read the target '" + text + "': " + why,
				"Write head, heads, base, a revision id (or at least four characters of it), a branch label,"
						+ " label@head, label@rev, +N, -N, rev+N, rev-N or label@-N.");
	}

	/**
	 * Whether it counts steps from what is applied, such as {@code +1} or
	 * {@code reports@-1}.
	 * @return {@code true} when it means something else for each database
	 */
	public boolean isRelative() {
		return this.symbol == null;
	}

	@Nullable String branch() {
		return this.branch;
	}

	@Nullable String symbol() {
		return this.symbol;
	}

	@Nullable Integer steps() {
		return this.steps;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Target target && this.text.equals(target.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	/**
	 * What was written.
	 */
	@Override
	public String toString() {
		return this.text;
	}

	private static final class Form {

		private static final String WORD = "[A-Za-z0-9_]{1,64}";

		static final Pattern PATTERN = Pattern
			.compile("(?:(?<branch>" + WORD + ")@)?(?<symbol>" + WORD + ")?(?<steps>[+-][0-9]+)?");

	}

}
