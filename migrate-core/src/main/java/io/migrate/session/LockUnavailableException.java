package io.migrate.session;

import java.time.Duration;

import io.migrate.base.MigrationException;

/**
 * The migration lock is not to be had, because another instance has it for too long or
 * because this kind of lock cannot work here; nothing was run.
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

	static LockUnavailableException sessionless(String evidence) {
		return new LockUnavailableException(
				"A proxy between this application and the database, such as PgBouncer, pools transactions: a connection"
						+ " has no session of the server to itself, and a lock that belongs to a session does not hold ("
						+ evidence + ")",
				"Set 'migrate.lock' to lease, or lead the migrations to the database past the proxy.");
	}

	static LockUnavailableException alone(Exception reason) {
		return new LockUnavailableException(
				"The lease of the migration lock is renewed over a second connection to the database, and there is none: "
						+ reason.getMessage(),
				"Let the server, and a proxy before it, take one more connection of this user; or set 'migrate.lock' to"
						+ " session, which needs one connection that no proxy shares.");
	}

}
