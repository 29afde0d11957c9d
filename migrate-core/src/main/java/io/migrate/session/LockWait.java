package io.migrate.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.migrate.base.MigrationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the migration lock by asking for it again and again, and says every few
 * seconds who has it.
 */
public final class LockWait {

	private static final Logger logger = LoggerFactory.getLogger(LockWait.class);

	// One that is told nothing for longer thinks that nothing happens
	private static final Duration FIRST_REPORT = Duration.ofSeconds(2);

	private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

	private final Cancellation cancellation;

	private final MigrationListener listener;

	private final PolledLock lock;

	/**
	 * Prepares to wait.
	 * @param session the session of the run that waits
	 * @param listener is told while this waits, and when it has the lock
	 * @param lock what is waited for
	 */
	public LockWait(MigrationSession session, MigrationListener listener, PolledLock lock) {
		this.cancellation = session.cancellation();
		this.listener = listener;
		this.lock = lock;
	}

	/**
	 * Waits until the lock is ours, does something, and gives the lock back.
	 * @param <T> the result
	 * @param timeout how long to wait at most
	 * @param work what to do with the lock in hand
	 * @return its result
	 * @throws LockUnavailableException if another instance has it for longer than that,
	 * or it cannot work here
	 * @throws LockLostException if another instance took it during the work
	 * @throws RunCancelledException if the session is cancelled meanwhile
	 */
	public <T> T holding(Duration timeout, Supplier<T> work) {
		boolean done = false;
		try {
			acquire(timeout);
			T result = work.get();
			done = true;
			return result;
		}
		catch (MigrationException ex) {
			throw this.lock.explain(ex);
		}
		finally {
			release(done);
		}
	}

	private void acquire(Duration timeout) {
		long start = System.nanoTime();
		Duration report = FIRST_REPORT;
		while (!this.lock.tryAcquire()) {
			Duration waited = since(start);
			if (waited.compareTo(timeout) >= 0) {
				throw LockUnavailableException.timedOut(waited, this.lock.holder());
			}
			if (waited.compareTo(report) >= 0) {
				report = waited.plus(REPORT_EVERY);
				this.listener.on(new MigrationEvent.LockAwaited(waited, this.lock.holder()));
			}
			this.cancellation.pause(jittered(this.lock.pause()));
		}
		this.listener.on(new MigrationEvent.LockTaken(since(start)));
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	// What went wrong under the lock is what counts; with the connection goes the lock
	private void release(boolean done) {
		try {
			this.lock.release();
		}
		catch (DatabaseFailureException ex) {
			if (done) {
				throw ex;
			}
			logger.debug("The migration lock could not be given back", ex);
		}
	}

	// Those that began to wait at once do not ask at once for ever
	private static Duration jittered(Duration longest) {
		long nanos = longest.toNanos();
		return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos * 5 / 9, nanos));
	}

}
