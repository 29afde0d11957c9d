package io.migrate;

import java.util.List;

import io.migrate.plan.Step;
import io.migrate.populate.PopulationPlan;
import io.migrate.populate.PopulationReport;

/**
 * What an upgrade that runs populations in between has done.
 *
 * @param steps the steps that were committed, in their order
 * @param populations the populations that were committed, in their order
 * @param waiting the populations that are due and cannot run yet
 */
public record PopulatedUpgrade(List<Step> steps, List<PopulationReport.Done> populations,
		List<PopulationPlan.Waiting> waiting) {

	public PopulatedUpgrade {
		steps = List.copyOf(steps);
		populations = List.copyOf(populations);
		waiting = List.copyOf(waiting);
	}

}
