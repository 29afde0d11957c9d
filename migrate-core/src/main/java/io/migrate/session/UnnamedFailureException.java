package io.migrate.session;

import java.sql.SQLException;

/**
 * One of several statements that travelled together failed. Rolled back and repeated one
 * by one, the failing one shows itself.
 */
public final class UnnamedFailureException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnnamedFailureException(SQLException cause) {
		super(cause);
	}

}
