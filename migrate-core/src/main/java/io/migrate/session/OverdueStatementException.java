package io.migrate.session;

import java.time.Duration;
import java.util.List;

import io.migrate.base.MigrationException;

/**
 * A statement outside a transaction ran longer than it may, and was cancelled.
 */
public final class OverdueStatementException extends MigrationException {

	private static final long serialVersionUID = 1L;

	OverdueStatementException(Duration limit, List<String> blockers, StatementFailedException cause) {
		super(cause.getMessage() + "\n  It was cancelled since it ran longer than 'migrate.build-timeout', which is "
				+ limit.toSeconds() + " s." + StatementWatch.lines(blockers),
				"End the old transactions that it waits for, or raise 'migrate.build-timeout', and start again; the next"
						+ " run cleans up and goes on with this statement.",
				cause);
	}

}
