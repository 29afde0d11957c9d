package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A statement that cannot run in a transaction with others, and so may be interrupted
 * after it has changed something. The catalog tells how far it came.
 */
public interface StandaloneStatement {

	/**
	 * Whether this database demands it. Some statements stand alone only on certain
	 * objects, such as {@code REINDEX} on a partitioned table.
	 * @param connection a session of the database
	 * @return {@code false} when the statement can run in a transaction after all
	 * @throws SQLException if the database does not answer
	 */
	default boolean isNeeded(Connection connection) throws SQLException {
		return true;
	}

	/**
	 * Whether the statement waits for old transactions of others, during which it blocks
	 * nobody, so that giving up early would only waste its work.
	 * @return {@code true} for what is done concurrently
	 */
	boolean isPatient();

	/**
	 * Looks how far the statement came.
	 * @param connection a session of the database, outside a transaction
	 * @return what was found
	 * @throws SQLException if the database does not answer
	 */
	Finding look(Connection connection) throws SQLException;

	/**
	 * What was found.
	 *
	 * @param state how far the statement came
	 * @param repair statements that clean up what was left half-way, each outside a
	 * transaction
	 * @param description what stands in the way, in words; empty when nothing does
	 */
	record Finding(State state, List<String> repair, String description) {

		/** The change is there. */
		public static final Finding DONE = new Finding(State.DONE, List.of(), "");

		/** Nothing of the change is there. */
		public static final Finding MISSING = new Finding(State.MISSING, List.of(), "");

		/** The catalog does not tell, and the statement may run again. */
		public static final Finding REPEATABLE = new Finding(State.REPEATABLE, List.of(), "");

		/**
		 * A part of the change is there.
		 * @param repair what cleans it up
		 * @return the finding
		 */
		public static Finding half(List<String> repair) {
			return new Finding(State.HALF, List.copyOf(repair), "");
		}

		/**
		 * Something else is there.
		 * @param description what, in words
		 * @return the finding
		 */
		public static Finding different(String description) {
			return new Finding(State.DIFFERENT, List.of(), description);
		}

	}

	/**
	 * How far a statement came.
	 */
	enum State {

		/** To its end. */
		DONE,

		/** Nowhere. */
		MISSING,

		/** Half-way; what is there is to be cleaned up first. */
		HALF,

		/** Something else is in its place. */
		DIFFERENT,

		/** The catalog does not tell, and it may run again. */
		REPEATABLE

	}

}
