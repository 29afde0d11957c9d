package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;

import io.migrate.dialect.Dialect;
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

	RunningStatement(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.dialect = dialect;
	}

	void begin() {
		set(true);
	}

	// Waits for a request to cancel that is on its way
	void end() {
		set(false);
	}

	private void set(boolean value) {
		this.lock.lock();
		try {
			this.running = value;
		}
		finally {
			this.lock.unlock();
		}
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
