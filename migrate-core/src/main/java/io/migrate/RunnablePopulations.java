package io.migrate;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import io.migrate.base.Problem;

/**
 * Which populations can be run in the course of an upgrade.
 *
 * @param names knows those that can
 * @param failure says that a revision needs others
 */
record RunnablePopulations(Predicate<String> names, Function<List<Problem>, MissingPopulationsException> failure) {

	/** Nobody runs any now, and any may be run later. */
	static final RunnablePopulations LATER = new RunnablePopulations((name) -> true,
			MissingPopulationsException::notThere);

	boolean has(String name) {
		return this.names.test(name);
	}

	void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw this.failure.apply(problems);
		}
	}

}
