package io.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

import io.migrate.plan.ExecutionSettings.Transaction;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;

/**
 * What succeeds or fails together: the steps of one transaction, or one step that runs
 * piece by piece since a part of it cannot run in a transaction.
 *
 * @param steps the steps, at least one
 * @param piecewise whether it runs piece by piece
 * @param durable whether its commit must be on disk when it is answered
 * @param next the step that follows in the run, in a few words; empty behind the last one
 */
record Unit(List<Step> steps, boolean piecewise, boolean durable, String next) {

	/**
	 * The units of a plan. Each revision runs in a transaction of its own, unless all of
	 * a run are to share one. Marks that follow each other are set together, since half
	 * of them would tell a past that never was.
	 * @param plan what is to run
	 * @param preflight what was found in its scripts
	 * @param transaction what a transaction holds
	 * @return the units in their order
	 */
	static List<Unit> of(Plan plan, Preflight preflight, Transaction transaction) {
		BiPredicate<Step, Step> together = (transaction == Transaction.RUN)
				? (first, second) -> !preflight.isPiecewise(first) && !preflight.isPiecewise(second)
				: (first, second) -> first.action().section() == null && second.action().section() == null;
		List<List<Step>> groups = new ArrayList<>();
		Step previous = null;
		for (Step step : plan.steps()) {
			if (previous == null || !together.test(previous, step)) {
				groups.add(new ArrayList<>());
			}
			groups.get(groups.size() - 1).add(step);
			previous = step;
		}
		List<Unit> units = new ArrayList<>();
		for (int i = 0; i < groups.size(); i++) {
			List<Step> steps = groups.get(i);
			String next = (i + 1 < groups.size()) ? doing(groups.get(i + 1).get(0)) : "";
			units.add(new Unit(steps, preflight.isPiecewise(steps.get(0)),
					next.isEmpty() || steps.stream().anyMatch(preflight::leavesDatabase), next));
		}
		return units;
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
