package io.migrate.dialect.postgresql;

import java.util.HashSet;
import java.util.Set;

/**
 * What others have dropped between the snapshot and the moment at which the server was to
 * print it: catalogs are read as of the snapshot, but definitions are printed as of now.
 * Not thread-safe.
 */
final class Vanished {

	private final Set<Long> relations = new HashSet<>();

	private boolean any;

	/**
	 * Something that belongs to a relation is not there any more, and nothing that counts
	 * goes with it.
	 */
	void part() {
		this.any = true;
	}

	/**
	 * A relation is not there any more.
	 * @param relation its id
	 */
	void relation(long relation) {
		this.any = true;
		this.relations.add(relation);
	}

	boolean has(long relation) {
		return this.relations.contains(relation);
	}

	boolean isAny() {
		return this.any;
	}

}
