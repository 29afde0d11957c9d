package io.migrate.plan;

import io.migrate.base.DataLoss;

/**
 * Data that a step takes away, and that was there before the run.
 *
 * @param step the step
 * @param loss what is taken away
 * @param script the script that does it
 * @param line the line of the statement, counted from one
 */
public record PlannedLoss(Step step, DataLoss loss, String script, int line) {

	@Override
	public String toString() {
		return this.script + ":" + this.line + ": " + this.loss.description();
	}

}
