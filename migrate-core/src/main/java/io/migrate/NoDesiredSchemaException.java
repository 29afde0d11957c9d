package io.migrate;

import io.migrate.base.MigrationException;

/**
 * Nobody says what the database should have, so that there is nothing to compare it with.
 */
public final class NoDesiredSchemaException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 */
	public NoDesiredSchemaException() {
		super("Nothing says what the database should have",
				"An application with JPA and Hibernate has its entities for that. Without, name a file with SQL in"
						+ " 'migrate.autogenerate.schema', or give the builder of the Migrations, or the application"
						+ " as a bean, a DesiredSchema.");
	}

}
