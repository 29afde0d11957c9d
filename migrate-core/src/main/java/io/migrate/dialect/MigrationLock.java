package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets one instance at a time change a schema. The lock belongs to the connection that
 * does the work, so that it lasts as long as the server works for it and no longer. One
 * that waits asks again and again: it holds no snapshot and no lock of its own, and so
 * never stands in the way of a concurrent index build.
 */
public interface MigrationLock {

	/**
	 * Tries once.
	 * @param connection the connection that does the work, outside a transaction
	 * @param key what is locked
	 * @return {@code true} when the connection has the lock now
	 * @throws SQLException if the database does not answer
	 */
	boolean tryAcquire(Connection connection, long key) throws SQLException;

	/**
	 * Gives the lock back.
	 * @param connection the connection that has it
	 * @param key what is locked
	 * @throws SQLException if the database does not answer
	 */
	void release(Connection connection, long key) throws SQLException;

	/**
	 * Who has the lock.
	 * @param connection a connection that waits for it
	 * @param key what is locked
	 * @return the session in words, empty when nobody has it any more
	 * @throws SQLException if the database does not answer
	 */
	String holder(Connection connection, long key) throws SQLException;

}
