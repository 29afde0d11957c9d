package io.migrate;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.migrate.session.Cancellation;
import io.migrate.session.DatabaseUnavailableException;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * A call of the façade, which any thread may end: while it waits for a connection, while
 * it works with one, and while it does without. All but {@link #cancel()} belongs to the
 * thread that makes the call.
 */
final class RunningCall {

	private final Thread thread = Thread.currentThread();

	private final Cancellation cancellation = new Cancellation();

	private final ReentrantLock lock = new ReentrantLock();

	private boolean connecting;

	private boolean interrupted;

	private @Nullable MigrationSession session;

	/**
	 * Takes a connection.
	 * @param opening takes it
	 * @return the session, to be closed by the caller
	 * @throws io.migrate.session.RunCancelledException if the call was cancelled
	 */
	MigrationSession open(Supplier<MigrationSession> opening) {
		this.cancellation.throwIfRequested();
		connecting(true);
		try {
			MigrationSession opened = opening.get();
			use(opened);
			return opened;
		}
		catch (DatabaseUnavailableException ex) {
			this.cancellation.throwIfRequested();
			throw ex;
		}
		finally {
			connecting(false);
		}
	}

	private void use(MigrationSession opened) {
		this.lock.lock();
		try {
			this.session = opened;
			if (this.cancellation.isRequested()) {
				opened.cancel();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void connecting(boolean value) {
		this.lock.lock();
		try {
			this.connecting = value;
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
	 * @throws io.migrate.session.RunCancelledException if the call was cancelled
	 */
	void pause(Duration pause) {
		this.cancellation.pause(pause);
	}

	/**
	 * Ends the call. What begins at this very moment may not notice: whoever cancels
	 * repeats this until the call has ended.
	 */
	void cancel() {
		this.lock.lock();
		try {
			this.cancellation.request();
			if (this.session != null) {
				this.session.cancel();
			}
			if (this.connecting) {
				// Nothing else ends the wait for a pool or for a server that is silent
				this.interrupted = true;
				this.thread.interrupt();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
