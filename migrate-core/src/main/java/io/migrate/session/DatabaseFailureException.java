package io.migrate.session;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError;

/**
 * The database refused something that the engine itself asked for.
 */
public final class DatabaseFailureException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DatabaseFailureException(DatabaseError error, Exception cause) {
		super(text(error), error.action(), cause);
	}

	private static String text(DatabaseError error) {
		return "The database says: " + error.message()
				+ ((error.sqlState() != null) ? " [" + error.sqlState() + "]" : "");
	}

}
