package io.migrate.revision;

import io.migrate.operation.Operations;

/**
 * A revision that is written in Java, with {@link RevisionInfo} on its class.
 * <p>
 * Its methods only say what is to be done; it is done later, as the statements of a file
 * are. They are called when the revision runs or is shown, at most once each in a
 * process, and they should say the same each time. An instance is made when it is needed,
 * perhaps before anything may use the database: it must not need what waits for the
 * database, such as a repository or a {@code JdbcClient};
 * {@link io.migrate.operation.DataOperations#jdbc op.jdbc} has one.
 */
public interface JavaRevision {

	/**
	 * Says what makes the change.
	 * @param op records it
	 */
	void upgrade(Operations op);

	/**
	 * Says what takes it back. What it says is written as SQL when the revision is
	 * applied, and kept in the database. Left out where nothing takes it back, and then
	 * {@link RevisionInfo#irreversible} says why.
	 * @param op records it
	 */
	default void downgrade(Operations op) {
		throw new UnsupportedOperationException(getClass().getName() + " is irreversible");
	}

}
