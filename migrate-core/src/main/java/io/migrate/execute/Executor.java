package io.migrate.execute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.migrate.base.MigrationException;
import io.migrate.graph.RevisionGraph;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationEvent.StepInfo;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;

/**
 * Runs the steps of a plan one after the other. The caller holds the migration lock. Not
 * thread-safe.
 */
public final class Executor {

	private final MigrationSession session;

	private final StepRunner runner;

	private final Journal journal;

	private final MigrationListener listener;

	private final Clock clock;

	/**
	 * Creates an executor.
	 * @param session the session that does the work
	 * @param graph what the code knows
	 * @param journal writes the record of a step
	 * @param listener is told what happens
	 * @param clock measures how long it takes
	 */
	public Executor(MigrationSession session, RevisionGraph graph, Journal journal, MigrationListener listener,
			Clock clock) {
		this.session = session;
		this.runner = new StepRunner(session, graph, journal);
		this.journal = journal;
		this.listener = listener;
		this.clock = clock;
	}

	/**
	 * Runs a plan. The bookkeeping tables must be there. When a step fails, it is rolled
	 * back, those before it are kept, and those behind it are not begun.
	 * @param plan what to run
	 * @throws RevisionFailedException if a step fails
	 */
	public void run(Plan plan) {
		Instant start = this.clock.instant();
		this.session.keepSettings();
		this.listener.on(new MigrationEvent.RunStarted(this.session.database(), plan.size()));
		for (int i = 0; i < plan.size(); i++) {
			run(plan.steps().get(i), i + 1, plan.size());
		}
		this.listener.on(new MigrationEvent.RunFinished(plan.size(), since(start)));
	}

	private void run(Step step, int position, int total) {
		StepInfo info = new StepInfo(step.action().key(), step.id().value(), step.message(), position, total);
		this.listener.on(new MigrationEvent.StepStarted(info));
		Instant start = this.clock.instant();
		try {
			this.runner.run(step);
		}
		catch (MigrationException ex) {
			RuntimeException failure = new RevisionFailedException(step, position - 1, ex);
			Duration took = since(start);
			besides(failure, () -> recordFailure(step, took, ex));
			besides(failure, () -> this.listener.on(new MigrationEvent.StepFailed(info, took, failure)));
			throw failure;
		}
		this.listener.on(new MigrationEvent.StepDone(info, since(start)));
	}

	private void recordFailure(Step step, Duration took, MigrationException cause) {
		this.session.inTransaction(() -> {
			this.session.update(this.journal.failed(step, took, String.valueOf(cause.getMessage())));
			return true;
		});
	}

	// The step's own failure is what counts, also when the connection is gone
	private static void besides(RuntimeException failure, Runnable duty) {
		try {
			duty.run();
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
		}
	}

	private Duration since(Instant start) {
		return Duration.between(start, this.clock.instant());
	}

}
