package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A lock that belongs to a session of the server, so that it lasts as long as the server
 * works for the connection and no longer. One that waits asks again and again: it holds
 * no snapshot and no lock of its own, and so never stands in the way of a concurrent
 * index build.
 * <p>
 * A proxy may lead a connection to one session of the server now and to another one then,
 * so everything here says which session it means.
 */
public interface MigrationLock {

	/**
	 * Which session of the server the connection was told to have when it began. This
	 * sends nothing.
	 * @param connection a connection
	 * @return the number of the session; a proxy gives one that the server does not know
	 * @throws SQLException if the driver does not tell
	 */
	int announcedSession(Connection connection) throws SQLException;

	/**
	 * Which session of the server answers this connection now.
	 * @param connection a connection
	 * @return the number of the session
	 * @throws SQLException if the database does not answer
	 */
	int actualSession(Connection connection) throws SQLException;

	/**
	 * Tries once, with one question, and only in one session.
	 * @param connection the connection that does the work, outside a transaction
	 * @param key what is locked
	 * @param session the session that is to have the lock; another one takes nothing
	 * @return what came of it
	 * @throws SQLException if the database does not answer
	 */
	Attempt tryAcquire(Connection connection, long key, int session) throws SQLException;

	/**
	 * Whether the session that answers now has the lock.
	 * @param connection the connection that does the work
	 * @param key what is locked
	 * @return {@code true} if it has
	 * @throws SQLException if the database does not answer
	 */
	boolean isHeld(Connection connection, long key) throws SQLException;

	/**
	 * Gives the lock back.
	 * @param connection the connection that has it
	 * @param key what is locked
	 * @param session the session that has the lock; another one gives nothing back
	 * @return {@code false} when another session answered, or this one had no lock
	 * @throws SQLException if the database does not answer
	 */
	boolean release(Connection connection, long key, int session) throws SQLException;

	/**
	 * Who has the lock.
	 * @param connection a connection that waits for it
	 * @param key what is locked
	 * @return the session in words, empty when nobody has it any more
	 * @throws SQLException if the database does not answer
	 */
	String holder(Connection connection, long key) throws SQLException;

	/**
	 * What came of a try.
	 *
	 * @param acquired whether the session has the lock now
	 * @param session the session that answered
	 */
	record Attempt(boolean acquired, int session) {

	}

}
