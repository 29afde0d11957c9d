package io.migrate.session;

import io.migrate.base.MigrationException;

/**
 * A change of the bookkeeping did not hit exactly one row: somebody else has changed it.
 */
public final class HistoryConflictException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final String ACTION = "Somebody changed the table of applied revisions by hand, or without the"
			+ " migration lock. Look at it, then start again.";

	HistoryConflictException(int rows) {
		super("A change of the bookkeeping should have hit one row and hit " + rows, ACTION);
	}

	HistoryConflictException(String message, Exception cause) {
		super("A change of the bookkeeping did not find what it should: " + message, ACTION, cause);
	}

}
