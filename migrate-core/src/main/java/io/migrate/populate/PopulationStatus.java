package io.migrate.populate;

import org.jspecify.annotations.Nullable;

/**
 * Where a population stands.
 *
 * @param name its name
 * @param kind what it is, such as {@code csv}
 * @param after what it comes after, as it is written, or {@code null}
 * @param mode when it runs again, or {@code null} when only the database has it
 * @param state the state
 * @param reason why it is due, or what it waits for, or {@code null}
 * @param last its last run, or {@code null} when there was none
 */
public record PopulationStatus(String name, String kind, @Nullable String after, @Nullable PopulationMode mode,
		State state, @Nullable String reason, @Nullable PopulationRecord last) {

	/**
	 * The state of a population.
	 */
	public enum State {

		/** It is done. */
		DONE,

		/** It runs with the next run. */
		DUE,

		/** It is due, and waits for a revision or for another population. */
		WAITING,

		/** It failed; it runs with the next run. */
		FAILED,

		/** A part of it is done. */
		PARTIAL,

		/** A part of it is done, and it does not run until somebody lets it go on. */
		PAUSED,

		/** Its profiles are not active. */
		INACTIVE,

		/** The database has it, and the code does not know it. */
		UNKNOWN

	}

}
