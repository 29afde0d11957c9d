package io.migrate.session;

import java.sql.SQLException;

import io.migrate.base.MigrationException;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does in Java failed, and not because of the database.
 */
public final class WorkFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private WorkFailedException(String message, String action, @Nullable Throwable cause) {
		super(message, action, cause);
	}

	/**
	 * What it means that code threw something.
	 * @param place where the code is
	 * @param what what it is called
	 * @param thrown what it threw
	 * @param dialect knows what the database said, if that was the reason
	 */
	static MigrationException of(String place, String what, RuntimeException thrown, Dialect dialect) {
		Throwable cause = thrown;
		while (cause != null && !(cause instanceof SQLException)) {
			cause = cause.getCause();
		}
		return (cause instanceof SQLException refused)
				? new StatementFailedException(place, null, dialect.error(refused), thrown)
				: thrown(place, what, thrown);
	}

	private static WorkFailedException thrown(String place, String what, RuntimeException cause) {
		return new WorkFailedException(place + ": " + what + " threw " + cause,
				"The stack trace tells where; --stacktrace shows it.", cause);
	}

	/**
	 * Refuses work behind which nothing can be recorded.
	 * @param place where the code is
	 * @param what what it is called
	 * @param state of its transaction
	 */
	static void refuse(String place, String what, TransactionState state) {
		if (state == TransactionState.FAILED) {
			throw swallowed(place, what);
		}
		if (state == TransactionState.NONE) {
			throw ended(place, what);
		}
	}

	private static WorkFailedException swallowed(String place, String what) {
		return new WorkFailedException(place + ": " + what + " went on after a statement of it had failed",
				"In PostgreSQL, a transaction in which a statement failed can only be rolled back. Let the exception"
						+ " pass, or ask before, such as with IF EXISTS.",
				null);
	}

	private static WorkFailedException ended(String place, String what) {
		return new WorkFailedException(place + ": " + what + " ended its transaction",
				"What was done before it is committed without a record: see what is there, and put it right. Leave"
						+ " COMMIT and ROLLBACK to the engine.",
				null);
	}

}
