package io.migrate.populate;

import io.migrate.base.MigrationException;

/**
 * Somebody wants to pause a population, or to let it go on, that is not in the middle of
 * its batches.
 */
public final class PopulationNotUnderWayException extends MigrationException {

	private static final long serialVersionUID = 1L;

	PopulationNotUnderWayException(String name) {
		super("The population " + name + " is not in the middle of its batches",
				"Only a population that runs in batches can be paused, from its begin until it is done.");
	}

}
