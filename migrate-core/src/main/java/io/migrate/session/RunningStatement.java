package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import io.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether a statement of a person is under way, so that nothing else is ever
 * cancelled: a rollback and a record must reach the server. Thread-safe.
 */
final class RunningStatement {

	private static final Logger logger = LoggerFactory.getLogger(RunningStatement.class);

	private final Connection connection;

	private final Dialect dialect;

	private final ReentrantLock lock = new ReentrantLock();

	private boolean running;

	private volatile boolean over;

	private long since;

	private volatile @Nullable Duration limit;

	RunningStatement(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
	}

	void begin(@Nullable Duration limit) {
		this.lock.lock();
		try {
			this.running = true;
			this.over = false;
			this.since = System.nanoTime();
			this.limit = limit;
		}
		finally {
			this.lock.unlock();
		}
	}

	// Waits for a request to cancel that is on its way
	void end() {
		this.lock.lock();
		try {
			this.running = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** For how long it has been running, zero when nothing is. */
	Duration elapsed() {
		this.lock.lock();
		try {
			return this.running ? Duration.ofNanos(System.nanoTime() - this.since) : Duration.ZERO;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Cancels it when its time is over. */
	void cancelWhenOver() {
		Duration most = this.limit;
		if (most != null && elapsed().compareTo(most) >= 0) {
			this.over = true;
			cancel();
		}
	}

	/** Whether the last one was cancelled since its time was over. */
	boolean wasOver() {
		return this.over;
	}

	/**
	 * Cancels what is under way, if anything is.
	 */
	void cancel() {
		this.lock.lock();
		try {
			if (this.running) {
				this.dialect.cancel(this.connection);
			}
		}
		catch (SQLException ex) {
			// The server is gone, and with it what was to be cancelled
			logger.debug("The running statement could not be cancelled", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

}
