package io.migrate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Pending revisions need populations that are not done; nothing was run.
 */
public final class MissingPopulationsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	MissingPopulationsException(List<Problem> problems) {
		super("Revisions need populations first, which this version cannot run:" + Problems.lines(problems),
				"Choose a target below them. Or do by hand what the populations do, take the lines 'Needs population'"
						+ " out of the revisions, and run again. Nothing was run.");
	}

}
