package io.migrate.populate;

import java.time.Duration;

import io.migrate.base.InvalidSettingException;

/**
 * How fast a table is gone through. Batches become larger or smaller until each takes
 * about the target; one is at most twice as large as the one before. Immutable.
 *
 * @param firstRows how many rows the first batch has, at least 1
 * @param mostRows how many rows a batch has at most, at least as many as the first one
 * and at most 100,000
 * @param target how long a batch should take
 * @param duty the part of the time in which an instance works, above 0 and at most 1;
 * with 0.5 it rests after each batch for as long as that took
 */
public record BatchPace(int firstRows, int mostRows, Duration target, double duty) {

	/** A thousand rows first, batches of half a second, and no rest. */
	public static final BatchPace DEFAULT = new BatchPace(1000, 100_000, Duration.ofMillis(500), 1);

	/**
	 * Checks the numbers.
	 * @throws InvalidSettingException if one is out of its range
	 */
	public BatchPace {
		if (firstRows < 1 || firstRows > mostRows || mostRows > 100_000) {
			throw new InvalidSettingException(
					"Batches cannot have " + firstRows + " rows first and " + mostRows + " rows at most",
					"Let the first number be from 1 to the second one, and that at most 100000.");
		}
		if (target.isNegative() || target.isZero()) {
			throw new InvalidSettingException("A batch cannot take " + target, "Give it some time.");
		}
		if (!(duty > 0 && duty <= 1)) {
			throw new InvalidSettingException("There is no duty of " + duty, "It is above 0 and at most 1.");
		}
	}

	/**
	 * How many rows the next batch has.
	 * @param rows how many the last one was to have
	 * @param size how many it had
	 * @param took how long it took
	 */
	int next(int rows, long size, Duration took) {
		double fitting = (double) size * this.target.toNanos() / Math.max(1, took.toNanos());
		// The rest of a table tells little
		if (size < rows && fitting > size) {
			return rows;
		}
		return (int) Math.max(1, Math.min(fitting, Math.min(2L * rows, this.mostRows)));
	}

	/**
	 * How long to rest after a batch.
	 * @param took how long it took
	 */
	Duration rest(Duration took) {
		return Duration.ofNanos((long) (took.toNanos() * (1 / this.duty - 1)));
	}

}
