package io.migrate.session;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError;

/**
 * The database refused something that the engine itself asked for.
 */
public final class DatabaseFailureException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final transient DatabaseError error;

	DatabaseFailureException(DatabaseError error, Exception cause) {
		super("The database says: " + error.headline() + error.particulars(), error.action(), cause);
		this.error = error;
	}

	/**
	 * What the database said.
	 * @return its error
	 */
	public DatabaseError error() {
		return this.error;
	}

}
