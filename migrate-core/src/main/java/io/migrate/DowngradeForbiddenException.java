package io.migrate;

import io.migrate.base.MigrationException;

/**
 * A downgrade was asked for where none may run; nothing was run.
 */
public final class DowngradeForbiddenException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DowngradeForbiddenException() {
		super("A downgrade may lose data, and here none may run",
				"If you are sure, allow it for this one run with 'migrate.downgrade.allowed=true'.");
	}

}
