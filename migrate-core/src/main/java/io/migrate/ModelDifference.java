package io.migrate;

import java.util.List;

import io.migrate.diff.SchemaDifference;

/**
 * How a database differs from what it should have.
 *
 * @param difference what leads from the one to the other
 * @param omissions what could not be compared, a sentence each
 */
public record ModelDifference(SchemaDifference difference, List<String> omissions) {

	public ModelDifference {
		omissions = List.copyOf(omissions);
	}

	/**
	 * Whether the database has what it should have.
	 * @return {@code true} when there is nothing to do
	 */
	public boolean isEmpty() {
		return this.difference.isEmpty();
	}

	/**
	 * What differs, in words.
	 * @return a line for each difference
	 */
	public List<String> lines() {
		return this.difference.lines();
	}

}
