package io.migrate.populate;

/**
 * Fills data in with Java, in one transaction of its own. It has to give the same result
 * when it runs again. One instance of the application runs it at a time.
 */
public non-sealed interface Populator extends DataPopulator {

	/**
	 * Fills in. What it throws rolls everything back.
	 * @param context the transaction
	 */
	void populate(PopulationContext context);

}
