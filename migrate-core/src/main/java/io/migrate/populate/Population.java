package io.migrate.populate;

import io.migrate.base.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Seed data, or what fills it in.
 */
public sealed interface Population permits SqlPopulation, CsvPopulation {

	/**
	 * What it says of itself.
	 * @return its header
	 */
	PopulationHeader header();

	/**
	 * What it is.
	 * @return {@code sql} or {@code csv}
	 */
	String kind();

	/**
	 * Where it stands.
	 * @return the name of its file
	 */
	String source();

	/**
	 * What it runs, in one line.
	 * @return the checksum, or {@code null} when nobody can tell
	 */
	@Nullable Checksum checksum();

}
