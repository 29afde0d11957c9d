package io.migrate.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether a run is to end before its time. Thread-safe: any thread may ask for it, the
 * thread of the run looks.
 */
public final class Cancellation {

	private final CountDownLatch requested = new CountDownLatch(1);

	/**
	 * Asks the run to end.
	 */
	public void request() {
		this.requested.countDown();
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
