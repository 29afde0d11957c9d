package io.migrate.revision;

import java.io.IOException;

import io.migrate.base.MigrationException;

/**
 * A file that could be read when the revisions were loaded can no longer be read.
 */
public final class UnreadableScriptException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnreadableScriptException(String script, IOException cause) {
		super(script + " can no longer be read: " + cause.getMessage(),
				"Somebody changes the files while they are run; start again when that is over.", cause);
	}

}
