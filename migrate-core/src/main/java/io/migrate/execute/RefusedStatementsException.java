package io.migrate.execute;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Statements would break what the engine promises, or use placeholders that stand for
 * nothing; nothing was run.
 */
public final class RefusedStatementsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	RefusedStatementsException(List<Problem> problems) {
		super("Statements cannot be run as they stand:" + Problems.lines(problems),
				"Correct these lines of the revision, or the settings that they name; nothing was run.");
	}

}
