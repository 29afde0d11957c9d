package io.migrate.populate;

import java.util.List;

import io.migrate.base.Problems;

/**
 * Where populations come from.
 */
@FunctionalInterface
public interface PopulationSource {

	/**
	 * Reads the populations.
	 * @param problems takes what is wrong with them
	 * @return those that are sound, in the order that decides ties
	 */
	List<Population> populations(Problems problems);

}
