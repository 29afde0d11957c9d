package io.migrate.boot.cli;

import io.migrate.base.MigrationException;

/**
 * A command cannot do what it was asked for.
 */
final class CommandFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	CommandFailedException(String message, String action) {
		super(message, action);
	}

	static CommandFailedException withoutMigrations() {
		return new CommandFailedException("This application has no migrations: there is no bean of that type",
				"They need a DataSource, and 'migrate.enabled' must not be false.");
	}

}
