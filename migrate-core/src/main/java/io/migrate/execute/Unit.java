package io.migrate.execute;

import java.util.List;

import io.migrate.plan.Step;

/**
 * What succeeds or fails together: the steps of one transaction, or one step that runs
 * piece by piece since a part of it cannot run in a transaction.
 *
 * @param steps the steps, at least one
 * @param piecewise whether it runs piece by piece
 * @param next the step that follows in the run, in a few words; empty behind the last one
 */
record Unit(List<Step> steps, boolean piecewise, String next) {

	boolean isLast() {
		return this.next.isEmpty();
	}

	/**
	 * What follows a step, in a few words for others.
	 */
	String after(Step step) {
		int following = this.steps.indexOf(step) + 1;
		return (following < this.steps.size()) ? doing(this.steps.get(following)) : this.next;
	}

	/**
	 * A step in a few words, by which others know what this session does.
	 */
	static String doing(Step step) {
		return step.action().key() + " " + step.id();
	}

}
