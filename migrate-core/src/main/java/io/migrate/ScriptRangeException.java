package io.migrate;

import io.migrate.base.MigrationException;
import io.migrate.graph.Target;

/**
 * A script was asked for that only a look at a database could begin; nothing was written.
 */
public final class ScriptRangeException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private ScriptRangeException(String message, String action) {
		super(message, action);
	}

	static ScriptRangeException missingEnd() {
		return new ScriptRangeException("A script that downgrades needs to know where it begins and where it ends",
				"Write both as from:to, such as heads:base or 5c0de1f7a2b4:-1.");
	}

	static ScriptRangeException relative(Target from) {
		return new ScriptRangeException(
				"A script cannot begin at '" + from + "', which means something else for each database",
				"Begin at base, heads, or the id of the revision where the database stands.");
	}

}
