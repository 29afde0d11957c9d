package io.migrate.boot.autoconfigure;

import io.migrate.base.MigrationException;

/**
 * Somebody has changed the schema past the revisions, and the application is not to start
 * then.
 */
public final class DriftedSchemaException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DriftedSchemaException(String message, String command) {
		super(message, "'" + command + "' shows what differs. Change it back, or make a revision of it; with"
				+ " 'migrate.verify.drift=warn' the application starts all the same.");
	}

}
