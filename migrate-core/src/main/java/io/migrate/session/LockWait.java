package io.migrate.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.migrate.dialect.MigrationLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the migration lock by asking for it again and again, and says every few
 * seconds who has it.
 */
public final class LockWait {

	private static final Logger logger = LoggerFactory.getLogger(LockWait.class);

	// With the time of a question, short enough to notice within 100 ms that it is free
	private static final int MIN_PAUSE_MS = 20;

	private static final int MAX_PAUSE_MS = 60;

	private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

	private final MigrationSession session;

	private final MigrationListener listener;

	private final long key;

	/**
	 * Prepares to wait.
	 * @param session the session that is to have the lock
	 * @param listener is told while this waits
	 * @param key what is locked
	 */
	public LockWait(MigrationSession session, MigrationListener listener, long key) {
		this.session = session;
		this.listener = listener;
		this.key = key;
	}

	/**
	 * Waits until the session has the lock, does something, and gives the lock back.
	 * @param <T> the result
	 * @param timeout how long to wait at most
	 * @param work what to do with the lock in hand
	 * @return its result
	 * @throws LockUnavailableException if another session has it for longer than that
	 * @throws RunCancelledException if the session is cancelled meanwhile
	 */
	public <T> T holding(Duration timeout, Supplier<T> work) {
		acquire(timeout);
		boolean done = false;
		try {
			T result = work.get();
			done = true;
			return result;
		}
		finally {
			release(done);
		}
	}

	private void acquire(Duration timeout) {
		MigrationLock lock = this.session.dialect().lock();
		long start = System.nanoTime();
		long reported = start;
		while (!this.session.ask((connection) -> lock.tryAcquire(connection, this.key))) {
			long now = System.nanoTime();
			Duration waited = Duration.ofNanos(now - start);
			if (waited.compareTo(timeout) >= 0) {
				throw LockUnavailableException.timedOut(waited, holder(lock));
			}
			if (now - reported >= REPORT_EVERY.toNanos()) {
				reported = now;
				this.listener.on(new MigrationEvent.LockAwaited(waited, holder(lock)));
			}
			this.session.cancellation().pause(pause());
		}
	}

	// What went wrong under the lock is what counts; with the connection goes the lock
	private void release(boolean done) {
		try {
			this.session.ask((connection) -> {
				this.session.dialect().lock().release(connection, this.key);
				return true;
			});
		}
		catch (DatabaseFailureException ex) {
			if (done) {
				throw ex;
			}
			logger.debug("The migration lock could not be given back", ex);
		}
	}

	private String holder(MigrationLock lock) {
		return this.session.ask((connection) -> lock.holder(connection, this.key));
	}

	private static Duration pause() {
		return Duration.ofMillis(ThreadLocalRandom.current().nextInt(MIN_PAUSE_MS, MAX_PAUSE_MS));
	}

}
