package io.migrate.graph;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The identity of a revision: one to 64 letters, digits and underscores, and none of the
 * words that already mean something as a target. Branch labels have the same form.
 *
 * @param value the identifier as it is written in the revision
 */
public record RevisionId(String value) implements Comparable<RevisionId> {

	static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{1,64}");

	public RevisionId {
		if (!isValid(value)) {
			throw new IllegalArgumentException("Not a revision id: '" + value
					+ "' (one to 64 letters, digits and underscores; not head, heads, base or current)");
		}
	}

	/**
	 * Whether something can be an id or a branch label.
	 * @param value what somebody wrote
	 * @return {@code true} when {@link #RevisionId(String)} takes it
	 */
	public static boolean isValid(String value) {
		return FORM.matcher(value).matches() && !RESERVED.contains(value);
	}

	@Override
	public int compareTo(RevisionId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
