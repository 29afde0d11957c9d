package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Schema;

/**
 * Lets the server say how it prints what somebody wrote: types, defaults and conditions
 * can be compared only when one server has printed both. Implementations are stateless
 * and thread-safe.
 */
public interface Normalizer {

	/**
	 * Prints tables and views anew. They are made in the session's temporary schema, in a
	 * transaction that is rolled back, so that nothing is left and nobody has to wait.
	 * What is printed may be printed otherwise the next time, so both sides are printed
	 * until that changes nothing.
	 * @param connection the connection that everything runs on, not in a transaction
	 * @param current what the database has, as it was read
	 * @param desired what it should have, as somebody wrote it
	 * @param tables the tables of both sides that will be compared; views are when both
	 * sides have them
	 * @return both sides in the same print
	 * @throws SQLException if the database does not answer
	 */
	Normalized normalize(Connection connection, Schema current, Schema desired, Set<QualifiedName> tables)
			throws SQLException;

	/**
	 * Two schemas in the same print.
	 *
	 * @param current what the database has
	 * @param desired what it should have
	 * @param problems what the server refuses, and why, a sentence each; they are as they
	 * were written
	 */
	record Normalized(Schema current, Schema desired, List<String> problems) {

		public Normalized {
			problems = List.copyOf(problems);
		}

	}

}
