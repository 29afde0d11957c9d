package io.migrate.plan;

import java.util.List;
import java.util.stream.Collectors;

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

	@Override
	public String toString() {
		return this.steps.stream()
			.map((step) -> step.action().key() + " " + step.id() + " " + step.message())
			.collect(Collectors.joining("\n"));
	}

}
