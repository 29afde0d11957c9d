package io.migrate.execute;

import io.migrate.base.MigrationException;

/**
 * Something else is in the place of what a statement outside a transaction makes.
 */
public final class StandaloneConflictException extends MigrationException {

	private static final long serialVersionUID = 1L;

	StandaloneConflictException(String script, int line, String description) {
		super(script + ":" + line + ": " + description,
				"See who made it and whether it is needed. Drop it or choose another name, then start again; this"
						+ " statement was not run.");
	}

}
