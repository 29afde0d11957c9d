package io.migrate.execute;

import io.migrate.base.MigrationException;

/**
 * Something or somebody else is in the place of what a statement outside a transaction
 * makes.
 */
public final class StandaloneConflictException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private StandaloneConflictException(String message, String action) {
		super(message, action);
	}

	static StandaloneConflictException different(String script, int line, String description) {
		return new StandaloneConflictException(script + ":" + line + ": " + description,
				"See who made it and whether it is needed. Drop it or choose another name, then start again; this"
						+ " statement was not run.");
	}

	static StandaloneConflictException unfinished(String script, int line, int attempts) {
		return new StandaloneConflictException(
				script + ":" + line + ": what it leaves is not whole, also after " + attempts + " attempts",
				"See whether somebody else makes or drops the same, then start again.");
	}

}
