package io.migrate.session;

import java.sql.Connection;
import java.util.function.Consumer;

/**
 * Begins and ends transactions in which also others take part, such as repositories.
 */
@FunctionalInterface
public interface Transactions {

	/**
	 * Runs something in a transaction of its own, which is committed when it returns and
	 * rolled back when it throws.
	 * @param work gets the connection that the transaction runs on, which leads to the
	 * database of the migrations
	 */
	void run(Consumer<Connection> work);

	/**
	 * Whether there are any. It is asked when one is needed, and not before.
	 * @return {@code false} when the engine is to use transactions of its own
	 */
	default boolean isAvailable() {
		return true;
	}

}
