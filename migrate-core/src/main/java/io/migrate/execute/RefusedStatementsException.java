package io.migrate.execute;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Statements would break what the engine promises; nothing was run.
 */
public final class RefusedStatementsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	RefusedStatementsException(List<Problem> problems) {
		super("Statements cannot be part of a revision:" + Problems.lines(problems),
				"Take them out of the revision; nothing was run.");
	}

}
