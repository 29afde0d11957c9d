package io.migrate.session;

import java.time.Duration;

import io.migrate.base.MigrationException;

/**
 * What keeps other instances from changing the schema. It is tried, never waited for: one
 * that does not get it holds no snapshot, no transaction and no place in a queue. It
 * belongs to the thread of the run.
 */
public sealed interface PolledLock permits SessionLock, LeaseLock {

	/**
	 * Tries once.
	 * @return {@code true} when it is ours now
	 * @throws LockUnavailableException if this kind of lock cannot work here
	 */
	boolean tryAcquire();

	/**
	 * How long to wait before the next try, at most; with the time of a question, short
	 * enough to notice within 100 ms that it is free.
	 * @return the pause
	 */
	Duration pause();

	/**
	 * Who has it.
	 * @return the holder in words, empty when nobody has it any more
	 */
	String holder();

	/**
	 * Says what a failure means that came up while the lock was ours.
	 * @param failure what went wrong
	 * @return the failure, or another one that names the reason
	 */
	MigrationException explain(MigrationException failure);

	/**
	 * Gives it back if it is ours, and ends what served it.
	 * @throws DatabaseFailureException if the database refuses; the lock ends with its
	 * connection, or with its time
	 */
	void release();

}
