package io.migrate.populate;

import io.migrate.base.MigrationException;
import io.migrate.session.StatementFailedException;

/**
 * The database does not take a row of a file.
 */
public final class RowFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	RowFailedException(String file, int line, StatementFailedException cause) {
		super(file + ":" + line + ": " + cause.error().headline() + cause.error().particulars(), cause.action(), cause);
	}

}
