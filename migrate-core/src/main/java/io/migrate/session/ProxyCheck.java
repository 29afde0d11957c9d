package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.migrate.dialect.MigrationLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether a proxy leaves a connection its session of the server between two
 * transactions. A proxy that pools transactions tends to give the same session again as
 * long as nobody else wants one; so a second connection wants one.
 */
final class ProxyCheck {

	private static final Logger logger = LoggerFactory.getLogger(ProxyCheck.class);

	private static final int ROUNDS = 3;

	private static final int QUESTIONS = 5;

	// Where every connection has a session, both answer at once. Where there are none
	// left, others may be waiting for the one that is taken here.
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private static final int SIDE_PATIENCE_MS = 2000;

	// No session has this number
	private static final int NONE = 0;

	private final MigrationLock lock;

	private final @Nullable DataSource sideDataSource;

	ProxyCheck(MigrationLock lock, @Nullable DataSource sideDataSource) {
		this.lock = lock;
		this.sideDataSource = sideDataSource;
	}

	/**
	 * Looks.
	 * @param connection a connection through a proxy, outside a transaction
	 * @param session the session that has just answered it
	 * @return {@code true} when it is certain that the connection keeps it, {@code false}
	 * when it only looks like it
	 * @throws LockUnavailableException if the connection does not keep it
	 * @throws SQLException if the connection does not answer
	 */
	boolean provesThatItStays(Connection connection, int session) throws SQLException {
		int proofs = 0;
		while (this.sideDataSource != null && proofs < ROUNDS
				&& staysWhileAnotherIsTaken(connection, session, this.sideDataSource)) {
			proofs++;
		}
		if (proofs == ROUNDS) {
			return true;
		}
		for (int i = 0; i < QUESTIONS; i++) {
			compare(session, this.lock.actualSession(connection));
		}
		return false;
	}

	private boolean staysWhileAnotherIsTaken(Connection connection, int session, DataSource dataSource)
			throws SQLException {
		Connection side = connect(dataSource);
		if (side == null) {
			return false;
		}
		try {
			int taken = take(side);
			if (taken == session) {
				throw LockUnavailableException
					.sessionless("session " + session + " of the server answered two connections");
			}
			return taken != NONE && stays(connection, session, side);
		}
		finally {
			giveBack(side);
		}
	}

	private boolean stays(Connection connection, int session, Connection side) throws SQLException {
		CompletableFuture<Void> impatience = CompletableFuture.runAsync(() -> abort(side),
				CompletableFuture.delayedExecutor(PATIENCE.toNanos(), TimeUnit.NANOSECONDS));
		compare(session, this.lock.actualSession(connection));
		return impatience.cancel(false);
	}

	// What goes wrong on a second connection proves nothing
	private static @Nullable Connection connect(DataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("There is no second connection to look through the proxy with", ex);
			return null;
		}
	}

	// A transaction has a session to itself in any case. One that goes past the proxy
	// takes nothing from it.
	private int take(Connection side) {
		try {
			side.setNetworkTimeout(Runnable::run, SIDE_PATIENCE_MS);
			side.setAutoCommit(false);
			int taken = this.lock.actualSession(side);
			return (taken != this.lock.announcedSession(side)) ? taken : NONE;
		}
		catch (SQLException ex) {
			logger.debug("The proxy gave the second connection no session", ex);
			return NONE;
		}
	}

	private static void compare(int session, int answering) {
		if (answering != session) {
			throw LockUnavailableException.sessionless("session " + session + " of the server answered this connection"
					+ " first and session " + answering + " then");
		}
	}

	// A proxy throws a session away that was left inside a transaction
	private static void giveBack(Connection connection) {
		try (connection) {
			connection.rollback();
		}
		catch (SQLException ex) {
			logger.debug("The second connection could not be given back", ex);
		}
	}

	// Any thread may do this, and it waits for no answer
	private static void abort(Connection connection) {
		try {
			connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			logger.debug("The second connection could not be closed", ex);
		}
	}

}
