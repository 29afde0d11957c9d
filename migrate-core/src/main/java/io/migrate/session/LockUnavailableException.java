package io.migrate.session;

import java.time.Duration;

import io.migrate.base.MigrationException;

/**
 * Another instance has the migration lock for too long; nothing was run.
 */
public final class LockUnavailableException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private LockUnavailableException(String message, String action) {
		super(message, action);
	}

	static LockUnavailableException timedOut(Duration waited, String holder) {
		return new LockUnavailableException(
				"Waited " + waited.toSeconds() + " s for the migration lock, which is held by "
						+ (holder.isEmpty() ? "nobody any more" : holder),
				"Another instance is migrating. Wait until it is done and start again, end its session if it hangs,"
						+ " or wait longer with 'migrate.lock-timeout'.");
	}

}
