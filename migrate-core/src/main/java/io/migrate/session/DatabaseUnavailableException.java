package io.migrate.session;

import java.sql.SQLException;

import io.migrate.base.MigrationException;

/**
 * There is no connection to the database to be had.
 */
public final class DatabaseUnavailableException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DatabaseUnavailableException(Exception cause) {
		super("There is no connection to the database: " + reasons(cause),
				"See that the server is up and that the URL, the database's name, the user and the password are right.",
				cause);
	}

	// A pool says that it gave up waiting; why it did stands in the cause
	private static String reasons(Exception failure) {
		Throwable cause = failure.getCause();
		String message = String.valueOf(failure.getMessage());
		return (cause instanceof SQLException) ? message + " (" + cause.getMessage() + ")" : message;
	}

}
