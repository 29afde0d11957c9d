package io.migrate.operation;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a revision does with the database in Java.
 */
@FunctionalInterface
public interface JdbcWork {

	/**
	 * Does it, in the transaction of the revision and on its connection. When the
	 * revision is rolled back and tried again, this is called again.
	 * @param jdbc the way to the database, to be used during this call only; it must not
	 * end the transaction
	 */
	void run(JdbcClient jdbc);

}
