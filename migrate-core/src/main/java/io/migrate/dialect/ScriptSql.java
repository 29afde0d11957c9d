package io.migrate.dialect;

import java.time.Duration;
import java.util.List;

import io.migrate.script.SqlStatement;

/**
 * What stands around the statements of a script that the database's own client runs:
 * nobody looks at the database before, or between two statements, so that the script does
 * it. Statements are complete and without a semicolon at their end, unless it says
 * otherwise.
 */
public interface ScriptSql {

	/**
	 * How a script is run.
	 * @return the command of the client, without the name of the script
	 */
	String command();

	/**
	 * What the client itself must be told: to stop at the first error, above all.
	 * @return lines that are no statements
	 */
	List<String> clientSettings();

	/**
	 * Looks how the session was set when the script began, and keeps that in the session.
	 * @return the statements
	 */
	List<String> keep();

	/**
	 * Prepares the session: the script is read as it was written, and nobody waits for a
	 * lock for long.
	 * @param lockTimeout how long a statement waits for a lock at most
	 * @return the statements
	 */
	List<String> prepare(Duration lockTimeout);

	/**
	 * Brings the session back to what it was after {@link #prepare}, from whatever the
	 * statements of a step have set. Can run in a transaction.
	 * @param lockTimeout as there
	 * @return the statements
	 */
	List<String> contain(Duration lockTimeout);

	/**
	 * Brings the session back to what it was when the script began.
	 * @return the statements
	 */
	List<String> restore();

	/**
	 * Makes the session act as whom the script began as, for our own records: a step may
	 * have taken a role that must not write them.
	 * @return the statements, whose effect ends with the transaction
	 */
	List<String> identity();

	/**
	 * Sets up a statement outside a transaction that waits for old transactions of
	 * others: it waits for locks as long as it takes, and runs for a limited time.
	 * @param limit how long it may run, or zero for as long as it takes
	 * @return the statements
	 */
	List<String> outside(Duration limit);

	/**
	 * Brings back the time-outs that were before {@link #outside}.
	 * @return a statement
	 */
	String inside();

	/**
	 * Takes the migration lock of the session, or fails: a script does not wait.
	 * @param key what is locked
	 * @return a statement
	 */
	String lock(long key);

	/**
	 * Gives the migration lock back.
	 * @param key what is locked
	 * @return a statement
	 */
	String unlock(long key);

	/**
	 * Fails unless a question is answered with yes.
	 * @param question a query that gives one boolean
	 * @param message what is wrong otherwise
	 * @param action what to do then
	 * @return a statement
	 */
	String require(String question, String message, String action);

	/**
	 * Runs a statement unless a question is answered with yes.
	 * @param question a query that gives one boolean
	 * @param sql the statement
	 * @return a statement
	 */
	String unless(String question, String sql);

	/**
	 * Keeps quiet about what is already there, up to the end of the transaction.
	 * @return a statement
	 */
	String quietly();

	/**
	 * Fails unless the database stands where a script begins.
	 * @param start what the script relies on
	 * @return a statement
	 */
	String require(Start start);

	/**
	 * Runs a statement of the bookkeeping, and fails unless it hits so many rows.
	 * @param sql the statement
	 * @param rows how many rows
	 * @return a statement
	 */
	String hitting(String sql, int rows);

	/**
	 * Writes a statement of a revision so that the client sends it as it is.
	 * @param statement the statement
	 * @return its text with its end
	 */
	String text(SqlStatement statement);

	/**
	 * Ends the data of a {@code COPY … FROM stdin}, which follows its statement.
	 * @return a line
	 */
	String endOfData();

	/**
	 * What a script relies on, besides that nothing is half-way.
	 *
	 * @param absent revisions that must have no record
	 * @param applied revisions that must be applied
	 * @param leaving revisions that go, on which no others may stand
	 */
	record Start(List<String> absent, List<String> applied, List<String> leaving) {

		public Start {
			absent = List.copyOf(absent);
			applied = List.copyOf(applied);
			leaving = List.copyOf(leaving);
		}

	}

}
