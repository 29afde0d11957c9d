package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Keeps a session as it was found. What the statements of a step set — time-outs, the
 * search path, a role — must reach neither the next step nor the pool.
 */
public interface SessionSettings {

	/**
	 * Looks at a session before anything runs in it.
	 * @param connection the session
	 * @return what it was like
	 * @throws SQLException if the database does not answer
	 */
	Kept keep(Connection connection) throws SQLException;

	/**
	 * What a session was like, and the statements that change it and bring it back. All
	 * of them can run inside a transaction. Immutable.
	 */
	interface Kept {

		/**
		 * Prepares the session for a run: nobody waits for a lock for long, the server
		 * notices when the client has died, and commits may be answered before they are
		 * on disk.
		 * @param asynchronousCommits whether they may
		 * @param lockTimeout how long a statement waits for a lock at most
		 * @return the statements
		 */
		List<String> prepare(boolean asynchronousCommits, Duration lockTimeout);

		/**
		 * Brings the session back to what it was after {@link #prepare}, from whatever
		 * was set since.
		 * @param asynchronousCommits as there
		 * @param lockTimeout as there
		 * @return the statements
		 */
		List<String> contain(boolean asynchronousCommits, Duration lockTimeout);

		/**
		 * Brings the session back to what it was when it was looked at.
		 * @return the statements
		 */
		List<String> restore();

		/**
		 * Makes one transaction wait for locks for a certain time.
		 * @param lockTimeout how long a statement waits for a lock at most
		 * @return a statement that takes no snapshot, and whose effect ends with the
		 * transaction
		 */
		String patience(Duration lockTimeout);

		/**
		 * Makes the commit of one transaction be on disk when it is answered, as far as
		 * the session was set to that.
		 * @return a statement that takes no snapshot, and whose effect ends with the
		 * transaction
		 */
		String durability();

		/**
		 * Sets up what follows outside a transaction.
		 * @param lockTimeout how long a statement waits for a lock at most; zero for as
		 * long as it takes, and then it may also run as long as it takes
		 * @return a statement
		 */
		String outside(Duration lockTimeout);

		/**
		 * Brings back the time-outs that were before {@link #outside}.
		 * @return a statement
		 */
		String inside();

		/**
		 * Makes the session act as whom it was found as, for our own records: a step may
		 * have taken a role that must not write them.
		 * @return a statement, whose effect ends with the transaction
		 */
		String identity();

		/**
		 * Tells others what the session does.
		 * @param doing what, in a few words
		 * @return an expression of the select list, whose effect lasts until it is told
		 * again
		 */
		String announcement(String doing);

	}

}
