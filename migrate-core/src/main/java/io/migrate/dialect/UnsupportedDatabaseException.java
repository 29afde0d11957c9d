package io.migrate.dialect;

import io.migrate.base.MigrationException;

/**
 * The data source leads to a database that no dialect supports.
 */
public final class UnsupportedDatabaseException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnsupportedDatabaseException(String product) {
		super("The data source is " + product + ", and the revisions are for PostgreSQL",
				"Point the data source at PostgreSQL. In a test slice that replaces the data source, use"
						+ " @AutoConfigureTestDatabase(replace = Replace.NONE) or a @ServiceConnection container.");
	}

}
