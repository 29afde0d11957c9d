package io.migrate;

import io.migrate.base.MigrationException;

/**
 * What is to be done before a run has failed; nothing was run.
 */
public final class PrecautionFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	PrecautionFailedException(String moment, String description, RuntimeException cause) {
		super("Nothing was changed, since " + description + " failed before " + moment + ": " + reason(cause),
				(cause instanceof MigrationException said) ? said.action() : "See to what it says, and start again.",
				cause);
	}

	private static String reason(RuntimeException cause) {
		return (cause instanceof MigrationException said) ? String.valueOf(said.getMessage()) : cause.toString();
	}

}
