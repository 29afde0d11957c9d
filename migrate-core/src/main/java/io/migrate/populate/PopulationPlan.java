package io.migrate.populate;

import java.util.List;

/**
 * What is to be populated. Immutable.
 *
 * @param due what runs, each behind those that it depends on
 * @param waiting what cannot run yet
 */
public record PopulationPlan(List<Due> due, List<Waiting> waiting) {

	static final String PAUSED = "is paused";

	public PopulationPlan {
		due = List.copyOf(due);
		waiting = List.copyOf(waiting);
	}

	/**
	 * A population that runs.
	 *
	 * @param population which
	 * @param reason why
	 */
	public record Due(Population population, Reason reason) {

	}

	/**
	 * A population that cannot run yet.
	 *
	 * @param population which
	 * @param reason what it waits for, in words
	 */
	public record Waiting(Population population, String reason) {

	}

	/**
	 * Why a population runs.
	 */
	public enum Reason {

		/** It never did. */
		NEW,

		/** It failed, or was stopped half-way. */
		UNFINISHED,

		/** It is another one now. */
		CHANGED,

		/** What it filled was taken away since. */
		AGAIN,

		/** It runs every time. */
		ALWAYS,

		/** Somebody wants it. */
		FORCED

	}

}
