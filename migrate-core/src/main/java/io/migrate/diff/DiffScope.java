package io.migrate.diff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a desired schema has a say in. Of everything else it never takes anything away:
 * what only the database has stays, also inside of tables that both have.
 *
 * @param kinds the kinds of objects
 */
public record DiffScope(Set<ObjectKind> kinds) {

	/** What a whole schema, such as one read from another database, decides. */
	public static final DiffScope EVERYTHING = new DiffScope(EnumSet.allOf(ObjectKind.class));

	/** What the entities of an application can say. */
	public static final DiffScope MODEL = of(ObjectKind.TABLE, ObjectKind.ENUM);

	public DiffScope {
		kinds = Set.copyOf(kinds);
	}

	/**
	 * A say in some kinds.
	 * @param kinds the kinds
	 * @return the scope
	 */
	public static DiffScope of(ObjectKind... kinds) {
		return new DiffScope(Arrays.stream(kinds).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * The same with more to say.
	 * @param kind the kind that it has a say in, too
	 * @return the new scope
	 */
	public DiffScope with(ObjectKind kind) {
		return new DiffScope(
				Stream.concat(this.kinds.stream(), Stream.of(kind)).collect(Collectors.toUnmodifiableSet()));
	}

	/**
	 * Whether it decides about a kind.
	 * @param kind the kind
	 * @return {@code true} when what only the database has is to go
	 */
	boolean governs(ObjectKind kind) {
		return this.kinds.contains(kind);
	}

}
