package io.migrate.execute;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.plan.Step;

/**
 * Statements of a revision that was left half-way were changed after they were run;
 * nothing more was run.
 */
public final class ChangedStatementsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	ChangedStatementsException(Step step, List<Problem> problems) {
		super("Revision " + step.title() + " was left half-way, and a part that was already run has changed:"
				+ Problems.lines(problems),
				"Bring that part back as it was, and start again; what was not yet run may be changed. If the schema"
						+ " was put right by hand, stamp the revision.");
	}

}
