package io.migrate.populate;

/**
 * Which kinds of populations are looked at.
 */
public enum PopulationScope {

	/** Files alone, for which nothing of the application is made. */
	FILES,

	/** Files, and what is written in Java. */
	ALL

}
