package io.migrate.revision;

import io.migrate.base.MigrationException;

/**
 * A file is not what it was when the revisions were loaded.
 */
public final class ChangedScriptException extends MigrationException {

	private static final long serialVersionUID = 1L;

	ChangedScriptException(String script) {
		super(script + " was changed after it was loaded", "Start again, so that it is loaded anew.");
	}

}
