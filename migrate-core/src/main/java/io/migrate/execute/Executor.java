package io.migrate.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.transaction.Retries.Blocked;
import io.migrate.plan.ExecutionSettings;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationEvent.StepInfo;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementWatch;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a plan one after the other. The caller holds the migration lock. Not
 * thread-safe.
 */
public final class Executor {

	private final RunEnvironment environment;

	private final MigrationSession session;

	private final MigrationListener listener;

	private final ExecutionSettings settings;

	// For the thread that watches
	private volatile @Nullable StepInfo current;

	/**
	 * Creates an executor.
	 * @param environment what the steps need
	 */
	public Executor(RunEnvironment environment) {
		this.environment = environment;
		this.session = environment.session();
		this.listener = environment.listener();
		this.settings = environment.settings();
	}

	/**
	 * Runs a plan. The bookkeeping tables must be there. When a step fails, it is rolled
	 * back or, where that cannot be, left where the next run goes on; those before it are
	 * kept, and those behind it are not begun.
	 * @param plan what to run, with at least one step
	 * @param preflight what was found in its scripts, and perhaps in others
	 * @throws RevisionFailedException if a step fails
	 */
	public void run(Plan plan, Preflight preflight) {
		Instant start = this.environment.clock().instant();
		TransactionFrame frame = new TransactionFrame(this.session, this.settings.asynchronousCommits());
		boolean done = false;
		try (StatementWatch watch = this.session.watch(this.environment.sideDataSource(), this::stillRunning)) {
			frame.enter(Unit.doing(plan.steps().get(0)));
			this.listener.on(new MigrationEvent.RunStarted(this.session.database(), plan.size()));
			run(plan, preflight, frame, watch);
			done = true;
		}
		finally {
			frame.leave(done);
		}
		this.listener.on(new MigrationEvent.RunFinished(plan.size(), since(start)));
	}

	private void stillRunning(Duration elapsed, List<String> blockers) {
		StepInfo info = this.current;
		if (info != null) {
			this.listener.on(new MigrationEvent.StepRunning(info, elapsed, blockers));
		}
	}

	private void run(Plan plan, Preflight preflight, TransactionFrame frame, StatementWatch watch) {
		StepRunner together = new StepRunner(this.environment, frame, preflight);
		PiecewiseRunner piecewise = new PiecewiseRunner(this.environment, frame, preflight);
		int done = 0;
		for (Unit unit : Unit.of(plan, preflight, this.settings.transaction())) {
			run(new UnitRun(unit, infos(unit, done, plan.size()), done), together, piecewise, watch);
			done += unit.steps().size();
		}
	}

	private void run(UnitRun run, StepRunner together, PiecewiseRunner piecewise, StatementWatch watch) {
		run.infos().forEach((info) -> this.listener.on(new MigrationEvent.StepStarted(info)));
		Instant start = this.environment.clock().instant();
		UnitProgress progress = new UnitProgress(run.unit(), (current) -> begin(run, current));
		Retries retries = new Retries(this.settings.retryTimeout(), this.session.cancellation(), watch::blockers,
				(blocked) -> this.listener.on(blocked(run.info(progress), blocked)));
		try {
			retries.run((attempt) -> {
				if (run.unit().piecewise()) {
					piecewise.run(progress.current(), attempt, () -> {
						retries.progressed();
						progress.record();
					});
				}
				else {
					together.run(run.unit(), attempt, progress);
				}
			});
		}
		catch (MigrationException ex) {
			throw failed(run, progress, since(start), ex);
		}
		Duration took = since(start);
		run.infos().forEach((info) -> this.listener.on(new MigrationEvent.StepDone(info, took)));
	}

	private void begin(UnitRun run, int current) {
		this.current = run.infos().get(current);
		this.session.doing(Unit.doing(run.unit().steps().get(current)));
	}

	private static MigrationEvent blocked(StepInfo info, Blocked blocked) {
		return new MigrationEvent.StepBlocked(info, blocked.attempts(), blocked.reason(), blocked.blockers(),
				blocked.pause());
	}

	private RuntimeException failed(UnitRun run, UnitProgress progress, Duration took, MigrationException cause) {
		RuntimeException failure = RevisionFailedException.of(run.unit(), progress, run.done(), cause);
		besides(failure, () -> recordFailure(progress.current(), took, cause));
		besides(failure, () -> this.listener.on(new MigrationEvent.StepFailed(run.info(progress), took, failure)));
		return failure;
	}

	// In a session as it was found: whatever role the step took is gone, and the commit
	// is on disk
	private void recordFailure(Step step, Duration took, MigrationException cause) {
		Kept kept = this.session.keepSettings();
		this.session.run(kept.restore());
		this.session.record(List.of(kept.patience(Retries.FIRST_SLICE),
				this.environment.journal().failed(step, took, String.valueOf(cause.getMessage()))));
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
		return Duration.between(start, this.environment.clock().instant());
	}

	private static List<StepInfo> infos(Unit unit, int done, int total) {
		List<StepInfo> infos = new ArrayList<>();
		for (Step step : unit.steps()) {
			infos.add(new StepInfo(step.action().key(), step.id().value(), step.message(), done + infos.size() + 1,
					total));
		}
		return infos;
	}

	/** A unit on its way. */
	private record UnitRun(Unit unit, List<StepInfo> infos, int done) {

		StepInfo info(UnitProgress progress) {
			return this.infos.get(progress.before());
		}

	}

}
