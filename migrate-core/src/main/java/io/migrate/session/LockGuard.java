package io.migrate.session;

import org.jspecify.annotations.Nullable;

/**
 * What a migration lock asks of the one who holds it. Immutable.
 *
 * @param fence a statement to run first in each transaction, which fails when the lock is
 * lost and keeps others from taking it before the transaction ends; {@code null} when the
 * lock cannot be lost before the connection
 * @param mark a comment, empty or with a space behind it, to stand before each statement
 * that runs outside a transaction, by which others see on the server that it still runs
 * @param ownsSession whether all statements reach the same session of the server, so that
 * a setting lasts from one to the next
 */
public record LockGuard(@Nullable String fence, String mark, boolean ownsSession) {

	/** The lock belongs to the session and ends with it. */
	public static final LockGuard SESSION = new LockGuard(null, "", true);

	/** There is no lock, and each transaction may reach another session. */
	static final LockGuard NONE = new LockGuard(null, "", false);

}
