package io.migrate.populate;

/**
 * Which kinds of populations are looked at.
 */
public enum PopulationScope {

	/** Files alone, for which nothing of the application is made. */
	FILES,

	/**
	 * What is written in Java. Files are left as they are, and count when they are done.
	 */
	JAVA,

	/** Files, and what is written in Java. */
	ALL;

	/**
	 * Whether a population may run.
	 * @param population any
	 * @return {@code true} when it is of these kinds
	 */
	public boolean has(Population population) {
		return this == ALL || population.isFile() == (this == FILES);
	}

}
