package io.migrate.file;

import io.migrate.base.MigrationException;

/**
 * A file is not what it was when it was loaded.
 */
public final class ChangedScriptException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param script the name of the file
	 */
	public ChangedScriptException(String script) {
		super(script + " was changed after it was loaded", "Start again, so that it is loaded anew.");
	}

}
