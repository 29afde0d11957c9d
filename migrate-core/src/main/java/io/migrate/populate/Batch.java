package io.migrate.populate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Some rows of a table that are next to each other in the order of its key, and the
 * transaction in which they are worked on. It belongs to the thread that it was given to.
 */
public interface Batch {

	/**
	 * Runs statements in the transaction.
	 * @return a client, of use until the populator returns
	 */
	JdbcClient jdbc();

	/**
	 * What holds for exactly the rows of the batch.
	 * @return a condition in SQL without parameters, which the index of the key answers,
	 * such as {@code ("id") > ('100'::bigint) AND ("id") <= ('5100'::bigint)}
	 */
	String condition();

	/**
	 * As {@link #condition()}, in a statement where the table has another name.
	 * @param alias what the table is called there, as SQL takes it
	 * @return a condition in SQL without parameters
	 */
	String condition(String alias);

}
