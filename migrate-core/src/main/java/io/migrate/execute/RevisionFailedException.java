package io.migrate.execute;

import io.migrate.base.MigrationException;
import io.migrate.plan.Step;
import io.migrate.session.CommitUncertainException;

/**
 * A step of a run failed. The message says where, what was rolled back and what was kept.
 */
public final class RevisionFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private RevisionFailedException(Step step, String outcome, MigrationException cause) {
		super("The " + step.action().key() + " of revision " + step.title() + " failed.\n\n" + cause.getMessage()
				+ "\n\n" + outcome, cause.action(), cause);
	}

	/**
	 * A unit failed.
	 * @param unit the unit
	 * @param progress which of its steps was under way
	 * @param done how many steps of the run were committed before
	 * @param cause what went wrong
	 */
	static RevisionFailedException of(Unit unit, UnitProgress progress, int done, MigrationException cause) {
		return new RevisionFailedException(progress.current(), outcome(unit, progress, cause) + kept(done), cause);
	}

	private static String outcome(Unit unit, UnitProgress progress, MigrationException cause) {
		if (unit.piecewise()) {
			return "Left half-way: what was recorded as done is kept, and the next run goes on with the statement that was"
					+ " not done.";
		}
		if (cause instanceof CommitUncertainException) {
			return "Not known: whether the database still committed this revision. The next run looks, and goes on from"
					+ " there.";
		}
		int before = progress.before();
		return (before == 0) ? "Rolled back: this revision, whole."
				: "Rolled back: this revision and the " + steps(before) + " before it in the same transaction.";
	}

	private static String kept(int done) {
		return switch (done) {
			case 0 -> " Nothing else was run.";
			case 1 -> " Kept: the step before it in this run.";
			default -> " Kept: the " + steps(done) + " before it in this run.";
		};
	}

	private static String steps(int count) {
		return (count == 1) ? "step" : count + " steps";
	}

}
