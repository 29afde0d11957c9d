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

	/** Where it runs. */
	private Connection place;

	private boolean running;

	private boolean over;

	private long number;

	private long since;

	private @Nullable Duration limit;

	RunningStatement(Connection connection, Dialect dialect) {
		this.connection = connection;
		this.place = connection;
		this.dialect = dialect;
	}

	/**
	 * A statement of a person begins.
	 * @param limit how long it may run, or {@code null}
	 */
	void begin(@Nullable Duration limit) {
		this.lock.lock();
		try {
			this.number++;
			this.over = false;
			start(limit);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Asks a question of the engine that {@link #cancel()} ends as well. It has no
	 * number: what was seen of the statement before it still counts.
	 */
	<T> T question(MigrationSession.Question<T> question) throws SQLException {
		this.lock.lock();
		try {
			start(null);
		}
		finally {
			this.lock.unlock();
		}
		try {
			return question.ask(this.connection);
		}
		finally {
			end();
		}
	}

	/**
	 * Runs something on a connection of somebody else. {@link #cancel()} ends what runs
	 * there.
	 */
	void elsewhere(Connection other, Runnable work) {
		this.lock.lock();
		try {
			this.place = other;
			begin(null);
		}
		finally {
			this.lock.unlock();
		}
		try {
			work.run();
		}
		finally {
			end();
		}
	}

	private void start(@Nullable Duration most) {
		this.running = true;
		this.since = System.nanoTime();
		this.limit = most;
	}

	// Waits for a request to cancel that is on its way
	void end() {
		this.lock.lock();
		try {
			this.running = false;
			this.place = this.connection;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** What is under way, or was last. */
	Progress progress() {
		this.lock.lock();
		try {
			return new Progress(this.number, elapsed());
		}
		finally {
			this.lock.unlock();
		}
	}

	private Duration elapsed() {
		return this.running ? Duration.ofNanos(System.nanoTime() - this.since) : Duration.ZERO;
	}

	/**
	 * Cancels it when its time is over. The lock is held from the look at the time to the
	 * request, so that it never meets the statement that comes next.
	 */
	void cancelWhenOver() {
		this.lock.lock();
		try {
			if (this.running && this.limit != null && elapsed().compareTo(this.limit) >= 0) {
				this.over = true;
				cancel();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Whether the last one was cancelled since its time was over. */
	boolean wasOver() {
		this.lock.lock();
		try {
			return this.over;
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
				this.dialect.cancel(this.place);
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

	/**
	 * How far a statement is.
	 *
	 * @param number which one it is, counted from one; zero before the first
	 * @param elapsed for how long it has been running, zero when it is not
	 */
	record Progress(long number, Duration elapsed) {

		/** Whether it is the statement that another look has met, still under way. */
		boolean goesOnFrom(Progress earlier) {
			return this.number == earlier.number && this.elapsed.compareTo(earlier.elapsed) >= 0;
		}

	}

}
