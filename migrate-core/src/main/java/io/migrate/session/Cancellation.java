package io.migrate.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Whether a run is to end before its time. Thread-safe: any thread may ask for it, the
 * thread of the run looks.
 */
public final class Cancellation {

	private final CountDownLatch requested = new CountDownLatch(1);

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Thread interruptible;

	private boolean interrupted;

	/**
	 * Asks the run to end.
	 */
	public void request() {
		this.lock.lock();
		try {
			this.requested.countDown();
			if (this.interruptible != null && !this.interrupted) {
				this.interrupted = true;
				this.interruptible.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether the run is to end.
	 * @return {@code true} once somebody has asked for it
	 */
	public boolean isRequested() {
		return this.requested.getCount() == 0;
	}

	/**
	 * Goes on only when the run is not to end.
	 * @throws RunCancelledException if it is
	 */
	public void throwIfRequested() {
		if (isRequested()) {
			throw new RunCancelledException();
		}
	}

	/**
	 * Does something that knows nothing of this: when the run is to end meanwhile, its
	 * thread is interrupted, once.
	 * @param work what to do
	 * @throws RunCancelledException if the run is to end, whatever came of the work
	 */
	public void interrupting(Runnable work) {
		throwIfRequested();
		begin();
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			throw isRequested() ? new RunCancelledException(ex) : ex;
		}
		finally {
			end();
		}
		throwIfRequested();
	}

	private void begin() {
		this.lock.lock();
		try {
			this.interruptible = Thread.currentThread();
			if (isRequested()) {
				// Between the last look and now
				this.interrupted = true;
				Thread.currentThread().interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void end() {
		this.lock.lock();
		try {
			this.interruptible = null;
			// An interrupt of ours ends here; whoever cleans up later must not see it
			if (this.interrupted) {
				this.interrupted = false;
				Thread.interrupted();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Does nothing for a while.
	 * @param pause how long
	 * @throws RunCancelledException if the run is to end, at once when somebody asks for
	 * it during the pause, or if this thread is interrupted
	 */
	public void pause(Duration pause) {
		try {
			if (this.requested.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new RunCancelledException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RunCancelledException();
		}
	}

}
