package io.migrate.session;

import java.io.IOException;
import java.net.UnknownHostException;
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
		StringBuilder reasons = new StringBuilder(String.valueOf(failure.getMessage()));
		String said = reasons.toString();
		Throwable cause = failure.getCause();
		while (cause instanceof SQLException || cause instanceof IOException) {
			String message = (cause instanceof UnknownHostException) ? "unknown host " + cause.getMessage()
					: String.valueOf(cause.getMessage());
			if (!said.contains(message)) {
				reasons.append(" (").append(message).append(')');
			}
			said = message;
			cause = cause.getCause();
		}
		return reasons.toString();
	}

}
