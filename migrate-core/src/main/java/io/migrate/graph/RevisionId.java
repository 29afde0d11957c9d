package io.migrate.graph;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The identity of a revision: one to 64 letters, digits and underscores, and none of the
 * words that already mean something as a target. Branch labels have the same form.
 *
 * @param value the identifier as it is written in the revision
 */
public record RevisionId(String value) implements Comparable<RevisionId> {

	static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

	private static final int LONGEST = 64;

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
		return !value.isEmpty() && value.length() <= LONGEST && hasOnlyIdCharacters(value) && !RESERVED.contains(value);
	}

	private static boolean hasOnlyIdCharacters(String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '_') {
				return false;
			}
		}
		return true;
	}

	@Override
	public int compareTo(RevisionId other) {
		return this.value.compareTo(other.value);
	}

	// The methods that a record makes for itself cost a start some fifty milliseconds

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RevisionId id && this.value.equals(id.value);
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
