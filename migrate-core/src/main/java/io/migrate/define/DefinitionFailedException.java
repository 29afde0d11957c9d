package io.migrate.define;

import io.migrate.base.MigrationException;

/**
 * A definition failed. The message says which, and where in it; the revisions of the same
 * run are kept.
 */
public final class DefinitionFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DefinitionFailedException(MigrationException cause) {
		super("A definition failed.\n\n" + cause.getMessage()
				+ "\n\nRolled back: all definitions of this run. Its revisions are kept.", cause.action(), cause);
	}

}
