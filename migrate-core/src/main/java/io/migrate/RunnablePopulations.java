package io.migrate;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.migrate.base.Problem;
import io.migrate.populate.PopulationRecord;

/**
 * Which populations can be run in the course of an upgrade.
 *
 * @param names knows those that can
 * @param upToDate knows which records are of what there is now
 * @param failure says that a revision needs others
 */
record RunnablePopulations(Predicate<String> names, Predicate<PopulationRecord> upToDate,
		Function<List<Problem>, MissingPopulationsException> failure) {

	/** Nobody runs any now, and any may be run later. */
	static final RunnablePopulations LATER = new RunnablePopulations((name) -> true, (record) -> true,
			MissingPopulationsException::notThere);

	/**
	 * The names of those that are done, and were not changed since.
	 */
	Set<String> done(List<PopulationRecord> records) {
		return records.stream()
			.filter((record) -> record.state() == PopulationRecord.State.DONE)
			.filter(this.upToDate)
			.map(PopulationRecord::name)
			.collect(Collectors.toSet());
	}

	boolean has(String name) {
		return this.names.test(name);
	}

	void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw this.failure.apply(problems);
		}
	}

}
