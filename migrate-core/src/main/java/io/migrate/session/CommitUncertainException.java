package io.migrate.session;

import io.migrate.base.MigrationException;

/**
 * The connection was lost before the database answered a commit: it may have happened or
 * not. The record of applied revisions, which is part of the same transaction, tells.
 */
public final class CommitUncertainException extends MigrationException {

	private static final long serialVersionUID = 1L;

	CommitUncertainException(StatementFailedException cause) {
		super(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
