package io.migrate.boot.actuate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.migrate.populate.BatchProgress;
import org.jspecify.annotations.Nullable;

/**
 * How far a population has come that runs in batches, as the endpoint shows it.
 */
@JsonPropertyOrder({ "batches", "passedRows", "estimatedRows", "fraction" })
public final class BatchProgressDescriptor {

	private final BatchProgress progress;

	BatchProgressDescriptor(BatchProgress progress) {
		this.progress = progress;
	}

	/**
	 * How many batches are done.
	 * @return their number
	 */
	public long getBatches() {
		return this.progress.batches();
	}

	/**
	 * How many rows of the table were in them.
	 * @return their number
	 */
	public long getPassedRows() {
		return this.progress.passed();
	}

	/**
	 * How many rows the table had about.
	 * @return their number, or {@code null} when the database did not know
	 */
	public @Nullable Long getEstimatedRows() {
		return (this.progress.estimate() >= 0) ? Long.valueOf(this.progress.estimate()) : null;
	}

	/**
	 * The part that is done.
	 * @return from 0 to 1, or {@code null} when nobody can tell
	 */
	public @Nullable Double getFraction() {
		return this.progress.fraction().isPresent() ? Double.valueOf(this.progress.fraction().getAsDouble()) : null;
	}

}
