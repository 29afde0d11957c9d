package io.migrate.plan;

import java.time.Duration;

/**
 * How the steps of a plan are run. Immutable.
 *
 * @param transaction what one transaction holds
 * @param asynchronousCommits whether the commit of a step may be answered before it is on
 * disk, while another step of the same run follows; the last commit of a run never is
 * @param retryTimeout how long a step is tried again that met a locked table, a deadlock
 * or a serialisation failure
 * @param buildTimeout how long a concurrent index build may take, waiting for old
 * transactions included; zero for as long as it takes
 */
public record ExecutionSettings(Transaction transaction, boolean asynchronousCommits, Duration retryTimeout,
		Duration buildTimeout) {

	/**
	 * A transaction for each revision, asynchronous commits, 10 minutes for retries, 30
	 * for an index.
	 */
	public static final ExecutionSettings DEFAULTS = new ExecutionSettings(Transaction.REVISION, true,
			Duration.ofMinutes(10), Duration.ofMinutes(30));

	public ExecutionSettings {
		if (retryTimeout.isNegative() || buildTimeout.isNegative()) {
			throw new IllegalArgumentException("A timeout is negative: " + retryTimeout + ", " + buildTimeout);
		}
	}

	/**
	 * What one transaction holds.
	 */
	public enum Transaction {

		/** One revision. */
		REVISION,

		/** All revisions in a row that can run in a transaction. */
		RUN

	}

}
