package io.migrate.history;

import io.migrate.base.MigrationException;
import io.migrate.base.QualifiedName;

/**
 * The table of applied revisions holds what the engine never writes; nothing was run.
 */
public final class DamagedHistoryException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DamagedHistoryException(QualifiedName table, String reason, Exception cause) {
		super("The table " + table + " cannot be read as the record of applied revisions: " + reason,
				"Somebody has changed it by hand, or it belongs to something else. Correct it, or keep the record"
						+ " elsewhere with another 'migrate.tables.prefix'.",
				cause);
	}

}
