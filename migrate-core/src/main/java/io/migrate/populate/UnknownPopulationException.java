package io.migrate.populate;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * Somebody asks for populations that are not there; none was run.
 */
public final class UnknownPopulationException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnknownPopulationException(List<String> names, List<String> known) {
		super("There is no population " + String.join(", ", names),
				known.isEmpty()
						? "There is none at all: 'migrate.populations.locations' says where they are looked for."
						: "There are: " + String.join(", ", known) + ".");
	}

}
