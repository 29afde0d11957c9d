package io.migrate.execute;

import java.util.function.IntConsumer;

import io.migrate.plan.Step;

/**
 * Which step of a unit is under way.
 */
final class UnitProgress {

	private final Unit unit;

	private final IntConsumer listener;

	private Step current;

	/**
	 * Begins with the first step.
	 * @param unit the unit
	 * @param listener is told the place of each step that begins
	 */
	UnitProgress(Unit unit, IntConsumer listener) {
		this.unit = unit;
		this.listener = listener;
		this.current = unit.steps().get(0);
		listener.accept(0);
	}

	void begin(Step step) {
		this.current = step;
		this.listener.accept(before());
	}

	Step current() {
		return this.current;
	}

	/** How many steps of the unit go down with the current one. */
	int before() {
		return this.unit.steps().indexOf(this.current);
	}

}
