package io.migrate.session;

import java.sql.SQLException;

import io.migrate.dialect.DatabaseError;

/**
 * One of several statements that travelled together failed. Rolled back and repeated one
 * by one, the failing one shows itself.
 */
public final class UnnamedFailureException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient DatabaseError error;

	UnnamedFailureException(DatabaseError error, SQLException cause) {
		super(cause);
		this.error = error;
	}

	/**
	 * What the database said.
	 * @return its error
	 */
	public DatabaseError error() {
		return this.error;
	}

}
