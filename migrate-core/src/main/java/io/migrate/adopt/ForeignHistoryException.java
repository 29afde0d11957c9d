package io.migrate.adopt;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * What the table of another tool says cannot be taken over; nothing was written.
 */
public final class ForeignHistoryException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private ForeignHistoryException(String message, String action) {
		super(message, action);
	}

	static ForeignHistoryException unfit(String table, List<Problem> problems) {
		return new ForeignHistoryException(
				"What " + table + " says is applied cannot be taken over:" + Problems.lines(problems),
				"Correct what is listed and try again; nothing was written.");
	}

	static ForeignHistoryException missing(String message, String action) {
		return new ForeignHistoryException(message, action);
	}

}
