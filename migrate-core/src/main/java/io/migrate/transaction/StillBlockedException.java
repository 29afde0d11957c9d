package io.migrate.transaction;

import java.time.Duration;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.session.StatementWatch;

/**
 * Other sessions were in the way of a statement for longer than it may be tried again.
 */
public final class StillBlockedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	StillBlockedException(MigrationException cause, int attempts, Duration budget, List<String> blockers) {
		super(cause.getMessage() + "\n  It was tried " + attempts + " times within 'migrate.retry-timeout', which is "
				+ budget.toSeconds() + " s." + StatementWatch.lines(blockers),
				"End the sessions that are in the way, or wait until they are done, then start again;"
						+ " or try for longer with 'migrate.retry-timeout'.",
				cause);
	}

}
