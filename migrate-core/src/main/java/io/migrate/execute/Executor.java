package io.migrate.execute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
		int done = 0;
		for (List<Step> together : transactions(plan)) {
			run(together, done, plan.size());
			done += together.size();
		}
		this.listener.on(new MigrationEvent.RunFinished(plan.size(), since(start)));
	}

	/**
	 * Each revision runs in a transaction of its own. Marks that follow each other are
	 * set together, since half of them would tell a past that never was.
	 */
	private static List<List<Step>> transactions(Plan plan) {
		List<List<Step>> transactions = new ArrayList<>();
		boolean marking = false;
		for (Step step : plan.steps()) {
			boolean mark = StepRunner.section(step.action()) == null;
			if (!mark || !marking) {
				transactions.add(new ArrayList<>());
			}
			transactions.get(transactions.size() - 1).add(step);
			marking = mark;
		}
		return transactions;
	}

	private void run(List<Step> steps, int done, int total) {
		List<StepInfo> infos = IntStream.range(0, steps.size())
			.mapToObj((i) -> info(steps.get(i), done + i + 1, total))
			.toList();
		infos.forEach((info) -> this.listener.on(new MigrationEvent.StepStarted(info)));
		Instant start = this.clock.instant();
		try {
			this.runner.run(steps);
		}
		catch (MigrationException ex) {
			Step step = steps.get(0);
			RuntimeException failure = new RevisionFailedException(step, done, ex);
			Duration took = since(start);
			besides(failure, () -> recordFailure(step, took, ex));
			besides(failure, () -> this.listener.on(new MigrationEvent.StepFailed(infos.get(0), took, failure)));
			throw failure;
		}
		Duration took = since(start);
		infos.forEach((info) -> this.listener.on(new MigrationEvent.StepDone(info, took)));
	}

	private static StepInfo info(Step step, int position, int total) {
		return new StepInfo(step.action().key(), step.id().value(), step.message(), position, total);
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
