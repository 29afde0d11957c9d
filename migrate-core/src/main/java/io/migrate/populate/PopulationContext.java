package io.migrate.populate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The transaction of a {@link Populator}. It belongs to the thread that it was given to.
 */
public interface PopulationContext {

	/**
	 * Runs statements in the transaction.
	 * @return a client, of use until the populator returns
	 */
	JdbcClient jdbc();

	/**
	 * Tells how many rows were touched, for the bookkeeping.
	 * @param more how many since it was told last
	 */
	void addRows(long more);

}
