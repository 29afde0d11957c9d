package io.migrate.file;

import java.io.IOException;

import io.migrate.base.MigrationException;

/**
 * A file that could be read when it was loaded can no longer be read.
 */
public final class UnreadableScriptException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param script the name of the file
	 * @param cause what went wrong
	 */
	public UnreadableScriptException(String script, IOException cause) {
		super(script + " can no longer be read: " + cause.getMessage(),
				"Somebody changes the files while they are run; start again when that is over.", cause);
	}

}
