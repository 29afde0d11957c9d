package io.migrate.session;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does in Java failed, and not because of the database.
 */
public final class WorkFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private WorkFailedException(String message, String action, @Nullable Throwable cause) {
		super(message, action, cause);
	}

	static WorkFailedException thrown(String place, RuntimeException cause) {
		return new WorkFailedException(place + ": op.jdbc threw " + cause,
				"The stack trace tells where; --stacktrace shows it.", cause);
	}

	static WorkFailedException swallowed(String place) {
		return new WorkFailedException(place + ": op.jdbc went on after a statement of it had failed",
				"In PostgreSQL, a transaction in which a statement failed can only be rolled back. Let the exception"
						+ " pass, or ask before, such as with IF EXISTS.",
				null);
	}

	static WorkFailedException ended(String place) {
		return new WorkFailedException(place + ": op.jdbc ended the transaction of its revision",
				"What was done before it is committed without a record: see what is there, and put it right. Leave"
						+ " COMMIT and ROLLBACK to the engine.",
				null);
	}

}
