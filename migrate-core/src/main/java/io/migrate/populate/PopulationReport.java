package io.migrate.populate;

import java.time.Duration;
import java.util.List;

/**
 * What a run of populations has done.
 *
 * @param done the populations that were committed, in their order
 * @param waiting those that are due and cannot run yet
 */
public record PopulationReport(List<Done> done, List<PopulationPlan.Waiting> waiting) {

	/** There was nothing to do. */
	public static final PopulationReport NOTHING = new PopulationReport(List.of(), List.of());

	public PopulationReport {
		done = List.copyOf(done);
		waiting = List.copyOf(waiting);
	}

	/**
	 * A population that was committed.
	 *
	 * @param population which
	 * @param rows how many rows it touched
	 * @param took how long it ran
	 */
	public record Done(Population population, long rows, Duration took) {

	}

}
