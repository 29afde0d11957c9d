package io.migrate;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * The calls of a façade that are under way. Thread-safe.
 */
final class RunningCalls {

	// A statement that began just when it was to be cancelled has not noticed
	private static final Duration CANCEL_EVERY = Duration.ofMillis(50);

	private final Set<RunningCall> running = ConcurrentHashMap.newKeySet();

	/**
	 * Makes a call that {@link #cancel} ends.
	 * @param <T> the result
	 * @param work gets the call
	 * @return its result
	 */
	<T> T cancellable(Function<RunningCall, T> work) {
		RunningCall call = new RunningCall();
		this.running.add(call);
		try {
			return work.apply(call);
		}
		finally {
			this.running.remove(call);
		}
	}

	/**
	 * Ends all of them.
	 * @param patience how long to wait for the end at most
	 * @return {@code true} when nothing runs any more
	 */
	boolean cancel(Duration patience) {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!this.running.isEmpty() && System.nanoTime() < deadline) {
			this.running.forEach(RunningCall::cancel);
			LockSupport.parkNanos(CANCEL_EVERY.toNanos());
		}
		return this.running.isEmpty();
	}

}
