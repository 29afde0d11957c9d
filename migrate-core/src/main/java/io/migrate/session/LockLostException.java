package io.migrate.session;

import io.migrate.base.MigrationException;

/**
 * Another instance has taken the migration lock, or could have, while this one was at
 * work, such as after a pause of the whole process. What was not committed is rolled
 * back.
 */
public final class LockLostException extends MigrationException {

	private static final long serialVersionUID = 1L;

	LockLostException(String reason, MigrationException failure) {
		super("The lease of the migration lock was lost: " + reason + ". This run ended with: " + failure.getMessage(),
				"Start again; it goes on where the others are. If it happens again, see why this process or its"
						+ " connection to the database stands still for so long.",
				failure);
	}

}
