package io.migrate;

import java.util.List;

import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.plan.Step;

/**
 * What must be done before a revision is brought.
 */
final class Barriers {

	private Barriers() {
	}

	/**
	 * Makes sure that no step begins before its populations are done. None is, as long as
	 * nothing runs them.
	 * @param steps what is to run
	 * @throws MissingPopulationsException if one of them needs a population
	 */
	static void refuse(List<Step> steps) {
		Problems problems = new Problems();
		for (Step step : steps) {
			if (step.isNewUpgrade()) {
				for (PopulationName name : step.revision().data().needs()) {
					problems.add(step.revision().script().name(), 0, step.title() + " needs " + name);
				}
			}
		}
		problems.throwIfAny(MissingPopulationsException::new);
	}

}
