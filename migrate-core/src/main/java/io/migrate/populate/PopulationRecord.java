package io.migrate.populate;

import java.time.Duration;
import java.time.Instant;

import io.migrate.base.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The last run of a population, as the database has it.
 *
 * @param name its name
 * @param kind what it is
 * @param state how it ended
 * @param checksum what it ran, or {@code null} when nobody could tell
 * @param rows how many rows it touched
 * @param origin when and where it ran
 * @param error what went wrong, or {@code null} when nothing did
 * @param progress how far it has come, or {@code null} when it does not run in batches
 */
public record PopulationRecord(String name, String kind, State state, @Nullable Checksum checksum, long rows,
		Origin origin, @Nullable String error, @Nullable BatchProgress progress) {

	/**
	 * When and where a population ran.
	 *
	 * @param startedAt when it began, by the server's clock
	 * @param took how long it ran
	 * @param instance the machine and the process on it
	 */
	public record Origin(Instant startedAt, Duration took, String instance) {

	}

	/**
	 * How a run ended.
	 */
	public enum State {

		/** It is done. */
		DONE,

		/** It failed, and nothing of it is there but batches that were done before. */
		FAILED,

		/** It was done, and is to run again: what it fills was taken away since. */
		AGAIN,

		/** It was begun, and a part of it is done. */
		PARTIAL,

		/** A part of it is done, and somebody wants it to go on later. */
		PAUSED

	}

}
