package io.migrate.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ordered steps from where the database stands to a target.
 *
 * @param steps what is to be done, in this order
 */
public record Plan(List<Step> steps) {

	public Plan {
		steps = List.copyOf(steps);
	}

	/**
	 * Whether the database already stands at the target.
	 * @return {@code true} when there is nothing to do
	 */
	public boolean isEmpty() {
		return this.steps.isEmpty();
	}

	/**
	 * How many steps there are.
	 * @return the number of steps
	 */
	public int size() {
		return this.steps.size();
	}

	/**
	 * This plan and then another.
	 * @param next what is to be done afterwards
	 * @return a plan with the steps of both
	 */
	public Plan then(Plan next) {
		return new Plan(Stream.concat(this.steps.stream(), next.steps.stream()).toList());
	}

	@Override
	public String toString() {
		return this.steps.stream()
			.map((step) -> step.action().key() + " " + step.id() + " " + step.message())
			.collect(Collectors.joining("\n"));
	}

}
