package io.migrate.dialect;

import io.migrate.base.MigrationException;

/**
 * Something is to be changed that has no name, and whose name the database does not
 * choose by a rule.
 */
public final class UnnamedObjectException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param what what it is, and where
	 */
	public UnnamedObjectException(String what) {
		super(what + " has no name, and no statement can say which one is meant",
				"Give it a name where it is made, and use that name here.");
	}

}
