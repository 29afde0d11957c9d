package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.migrate.base.QualifiedName;

/**
 * Fills tables of a scratch database with rows that are made up, so that changes meet
 * data. The same tables get the same rows each time. Implementations are stateless and
 * thread-safe.
 */
public interface SampleRows {

	/**
	 * Puts a few rows into each table that has none. What the table asks of them is found
	 * out by trial. In a transaction that is open everything happens there, and it goes
	 * on; otherwise in one of its own.
	 * @param connection the connection that everything runs on
	 * @param taste what the values are like
	 * @return what was filled and what not
	 * @throws SQLException if the database does not answer
	 */
	Filling fill(Connection connection, Taste taste) throws SQLException;

	/**
	 * Takes all rows out of tables that were filled, whatever they are called by now.
	 * Where something forbids that, rows stay.
	 * @param connection the connection that everything runs on
	 * @param filling what was filled
	 * @throws SQLException if the database does not answer
	 */
	void clear(Connection connection, Filling filling) throws SQLException;

	/**
	 * Looks at what tables hold.
	 * @param connection the connection that everything runs on
	 * @return each table with rows
	 * @throws SQLException if the database does not answer
	 */
	Map<QualifiedName, TableContents> contents(Connection connection) throws SQLException;

	/**
	 * What values are like.
	 */
	enum Taste {

		/** The smallest and the largest, the longest, the emptiest, the strangest. */
		EXTREME,

		/** Such as people would enter. */
		PLAIN

	}

	/**
	 * What was filled.
	 *
	 * @param tables the numbers of the tables that were, in the server's own count
	 * @param unfilled those that were not, and why, in words
	 */
	record Filling(List<Long> tables, Map<QualifiedName, String> unfilled) {

		/** Nothing. */
		public static final Filling NONE = new Filling(List.of(), Map.of());

		public Filling {
			tables = List.copyOf(tables);
			unfilled = Map.copyOf(unfilled);
		}

	}

}
