package io.migrate.populate;

import io.migrate.base.MigrationException;
import io.migrate.session.StatementFailedException;

/**
 * The database does not take a row of a file.
 */
public final class RowFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the exception.
	 * @param file the file
	 * @param line its line
	 * @param place where in the line, or an empty text
	 * @param cause what the database said
	 */
	RowFailedException(String file, int line, String place, StatementFailedException cause) {
		super(file + ":" + line + ": " + cause.error().headline() + cause.error().at(place).particulars(),
				"Correct the file, then start again.", cause);
	}

}
