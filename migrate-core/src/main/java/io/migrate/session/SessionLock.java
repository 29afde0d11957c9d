package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import io.migrate.base.MigrationException;
import io.migrate.dialect.MigrationLock;
import io.migrate.dialect.MigrationLock.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the session that does the work: it lasts exactly as long as the server works
 * for it. That holds only where the connection has one session of the server to itself; a
 * direct connection tells with the first try that it has, behind a proxy it is looked
 * into before anything is locked.
 */
public final class SessionLock implements PolledLock {

	private static final Duration PAUSE = Duration.ofMillis(40);

	// The sessions of a pool that is not busy come back soon
	private static final int RELEASES = 20;

	private final MigrationSession session;

	private final MigrationLock lock;

	private final long key;

	private final MigrationListener listener;

	private final ProxyCheck check;

	private @Nullable Integer serverSession;

	private boolean certain = true;

	private boolean held;

	/**
	 * Prepares the lock.
	 * @param session the session that is to have it
	 * @param key what is locked
	 * @param listener is told when the lock may not hold
	 * @param sideDataSource leads to the same database on the same way, or {@code null}
	 * when there is no second connection to be had
	 */
	public SessionLock(MigrationSession session, long key, MigrationListener listener,
			@Nullable DataSource sideDataSource) {
		this.session = session;
		this.lock = session.dialect().lock();
		this.key = key;
		this.listener = listener;
		this.check = new ProxyCheck(this.lock, sideDataSource);
	}

	@Override
	public boolean tryAcquire() {
		this.held = this.session.ask(this::tryAcquire);
		return this.held;
	}

	private boolean tryAcquire(Connection connection) throws SQLException {
		Integer known = this.serverSession;
		int expected = (known != null) ? known : this.lock.announcedSession(connection);
		Attempt attempt = this.lock.tryAcquire(connection, this.key, expected);
		if (attempt.session() == expected) {
			this.serverSession = expected;
			return attempt.acquired() && isSurelyHeld(connection, expected);
		}
		if (known != null) {
			throw LockUnavailableException.sessionless("session " + known
					+ " of the server answered this connection first" + " and session " + attempt.session() + " then");
		}
		this.certain = this.check.provesThatItStays(connection, attempt.session());
		if (!this.certain) {
			this.listener.on(new MigrationEvent.Warning("A proxy stands between this application and the database, and"
					+ " it is not certain that each connection keeps its own session of the server. If the proxy pools"
					+ " transactions, the migration lock does not hold: set 'migrate.lock' to lease."));
		}
		this.serverSession = attempt.session();
		return tryAcquire(connection);
	}

	private boolean isSurelyHeld(Connection connection, int holding) throws SQLException {
		if (!this.certain && !this.lock.isHeld(connection, this.key)) {
			release(connection, holding);
			throw LockUnavailableException.sessionless("the lock was gone with the statement that had taken it");
		}
		return true;
	}

	@Override
	public Duration pause() {
		return PAUSE;
	}

	@Override
	public String holder() {
		return this.session.ask((connection) -> this.lock.holder(connection, this.key));
	}

	@Override
	public MigrationException explain(MigrationException failure) {
		return failure;
	}

	@Override
	public void release() {
		Integer holding = this.serverSession;
		if (!this.held || holding == null) {
			return;
		}
		this.held = false;
		if (!this.session.ask((connection) -> release(connection, holding))) {
			this.listener.on(new MigrationEvent.Warning("The migration lock could not be given back: the session "
					+ holding + " of the server has it, and this connection does not have that session any more. Set"
					+ " 'migrate.lock' to lease."));
		}
	}

	private boolean release(Connection connection, int holding) throws SQLException {
		boolean released = false;
		for (int i = 0; !released && i < RELEASES; i++) {
			released = this.lock.release(connection, this.key, holding);
		}
		return released;
	}

}
