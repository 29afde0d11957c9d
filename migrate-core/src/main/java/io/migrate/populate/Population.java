package io.migrate.populate;

import io.migrate.base.Checksum;

/**
 * Seed data, or what fills it in.
 */
public sealed interface Population permits SqlPopulation, CsvPopulation, JavaPopulation, BatchPopulation {

	/**
	 * What it says of itself.
	 * @return its header
	 */
	PopulationHeader header();

	/**
	 * What it is.
	 * @return {@code sql}, {@code csv}, {@code java} or {@code batch}
	 */
	String kind();

	/**
	 * Where it stands.
	 * @return the name of its file
	 */
	String source();

	/**
	 * Whether it is a file, for which nothing of the application is made.
	 * @return {@code false} when it is written in Java
	 */
	default boolean isFile() {
		return false;
	}

	/**
	 * What it runs, in one line.
	 * @return the checksum
	 */
	Checksum checksum();

	/**
	 * Does what fits the kind of population.
	 * @param <R> what comes out
	 * @param kinds has a method for each kind
	 * @return what the method gave
	 */
	<R> R match(Kinds<R> kinds);

	/**
	 * Has a method for each kind of population.
	 *
	 * @param <R> what comes out
	 */
	interface Kinds<R> {

		/**
		 * It is a file with statements.
		 * @param population the population
		 * @return what comes out
		 */
		R sql(SqlPopulation population);

		/**
		 * It is a file with rows.
		 * @param population the population
		 * @return what comes out
		 */
		R csv(CsvPopulation population);

		/**
		 * It is a populator.
		 * @param population the population
		 * @return what comes out
		 */
		R java(JavaPopulation population);

		/**
		 * It is a populator that works in batches.
		 * @param population the population
		 * @return what comes out
		 */
		R batch(BatchPopulation population);

	}

}
