package io.migrate;

import io.migrate.base.MigrationException;

/**
 * What revisions leave could not be tried out, so they were not marked as applied.
 */
public final class SchemaNotCheckedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	SchemaNotCheckedException(MigrationException cause) {
		super("The schema was not checked, and nothing was marked: " + cause.getMessage(),
				cause.action() + " 'migrate stamp --unchecked' marks it without a look.", cause);
	}

}
