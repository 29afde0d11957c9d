package io.migrate.execute;

import java.util.Objects;

import io.migrate.transaction.Retries.Attempt;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.transaction.TransactionFrame;

/**
 * Runs a step of which a part cannot run in a transaction. What can, runs in transactions
 * that record their statements as done; each of the others runs alone, between a record
 * that it was started and one that it is done. Whenever this ends, the record tells where
 * to go on, and the next attempt goes on there.
 */
final class PiecewiseRunner {

	private final RunEnvironment environment;

	private final TransactionFrame frame;

	private final Preflight preflight;

	private final StandaloneRunner alone;

	PiecewiseRunner(RunEnvironment environment, TransactionFrame frame, Preflight preflight) {
		this.environment = environment;
		this.frame = frame;
		this.preflight = preflight;
		this.alone = new StandaloneRunner(environment, frame);
	}

	/**
	 * Runs a step from where it stands to its end, or to the first failure.
	 * @param step the step
	 * @param attempt how it is tried
	 * @param progressed is called when what was done will not be done again
	 */
	void run(Step step, Attempt attempt, Runnable progressed) {
		Section section = Objects.requireNonNull(step.action().section());
		this.frame.prepareAnew(Unit.doing(step));
		DoneStatements done = new DoneStatements(this.environment.history().statements(step.id()));
		try (StepReader reader = this.environment.scripts().open(step, section)) {
			done.verify(step, reader);
		}
		long start = System.nanoTime();
		try (StepReader reader = this.environment.scripts().open(step, section)) {
			Piece piece = new Piece(this.environment, this.frame, step, this.preflight.measured(step), done);
			while (piece.run(reader, attempt, start)) {
				if (piece.isNews()) {
					progressed.run();
				}
				this.alone.run(reader.scriptName(), piece, attempt);
				piece.finishStatement(attempt);
				progressed.run();
			}
		}
	}

}
