package io.migrate.execute;

import io.migrate.base.MigrationException;
import io.migrate.plan.Step;

/**
 * A step of a run failed. The message says where, what was rolled back and what was kept.
 */
public final class RevisionFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	RevisionFailedException(Step step, int done, MigrationException cause) {
		super("The " + step.action().key() + " of revision " + step.title() + " failed.\n\n" + cause.getMessage()
				+ "\n\n" + outcome(done), cause.action(), cause);
	}

	private static String outcome(int done) {
		return "Rolled back: this revision, whole. " + switch (done) {
			case 0 -> "Nothing else was run.";
			case 1 -> "Kept: the step before it in this run.";
			default -> "Kept: the " + done + " steps before it in this run.";
		};
	}

}
