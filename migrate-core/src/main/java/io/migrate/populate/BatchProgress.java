package io.migrate.populate;

import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;

/**
 * How far a population has come that runs in batches.
 *
 * @param batches how many are done
 * @param passed how many rows of the table were in them
 * @param estimate how many rows the table had about when it was begun, or -1 when the
 * database did not know
 * @param position the key up to which batches are given out, or {@code null} at the
 * beginning
 */
public record BatchProgress(long batches, long passed, long estimate, @Nullable String position) {

	/**
	 * The part that is done.
	 * @return from 0 to 1, or nothing when the size of the table is not known
	 */
	public OptionalDouble fraction() {
		return (this.estimate > 0) ? OptionalDouble.of(Math.min(1, (double) this.passed / this.estimate))
				: OptionalDouble.empty();
	}

}
