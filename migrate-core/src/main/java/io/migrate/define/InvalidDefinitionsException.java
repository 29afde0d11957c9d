package io.migrate.define;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Definitions are malformed or do not fit together; none was run.
 */
public final class InvalidDefinitionsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	InvalidDefinitionsException(List<Problem> problems) {
		super("The definitions are not in order:" + Problems.lines(problems),
				"Correct what is listed; no definition was run.");
	}

}
