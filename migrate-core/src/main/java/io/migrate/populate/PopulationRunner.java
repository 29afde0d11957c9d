package io.migrate.populate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.session.MigrationSession;
import io.migrate.session.PopulationEvent;
import io.migrate.session.StatementWatch;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;

/**
 * Runs populations that are due, one after the other. What fails is rolled back and keeps
 * back what depends on it; the others go on. The caller holds the migration lock. Not
 * thread-safe.
 */
public final class PopulationRunner {

	private final PopulationEnvironment environment;

	private final PopulationCatalog catalog;

	private final MigrationSession session;

	private final List<PopulationReport.Done> done = new ArrayList<>();

	private final List<PopulationFailedException> failures = new ArrayList<>();

	private final Set<String> failed = new HashSet<>();

	private final List<String> behind = new ArrayList<>();

	// For the thread that watches
	private volatile @Nullable Population current;

	/**
	 * Creates a runner for one run.
	 * @param environment what the run needs
	 * @param catalog all populations
	 */
	public PopulationRunner(PopulationEnvironment environment, PopulationCatalog catalog) {
		this.environment = environment;
		this.catalog = catalog;
		this.session = environment.session();
	}

	/**
	 * Runs what is due. The bookkeeping tables must be there.
	 * @param plan what is due
	 * @return what was done
	 * @throws PopulationFailedException if one or more of them failed
	 * @throws InvalidPopulationsException if statements cannot be run; none was
	 */
	public PopulationReport run(PopulationPlan plan) {
		if (!plan.due().isEmpty()) {
			runDue(plan);
		}
		plan.waiting()
			.forEach((waiting) -> this.environment.listener()
				.on(new PopulationEvent.Waiting(waiting.population().header().name(), waiting.reason())));
		if (!this.failures.isEmpty()) {
			throw PopulationFailedException.of(this.failures, this.behind);
		}
		return new PopulationReport(this.done, plan.waiting());
	}

	private void runDue(PopulationPlan plan) {
		check(plan);
		TransactionFrame frame = new TransactionFrame(this.session, false);
		boolean ended = false;
		try (StatementWatch watch = this.session.watch(this.environment.sideDataSource(), this::stillRunning)) {
			frame.enter("populate");
			plan.due().forEach((due) -> run(due, frame, watch));
			ended = true;
		}
		finally {
			frame.leave(ended);
		}
	}

	private void check(PopulationPlan plan) {
		Problems problems = new Problems();
		PopulationCheck check = new PopulationCheck(this.session, this.environment.placeholders(), problems);
		plan.due().forEach((due) -> due.population().match(check));
		problems.throwIfAny(InvalidPopulationsException::new);
	}

	private void stillRunning(Duration elapsed, List<String> blockers) {
		Population running = this.current;
		if (running != null) {
			this.environment.listener().on(new PopulationEvent.Running(running.header().name(), elapsed, blockers));
		}
	}

	private void run(PopulationPlan.Due due, TransactionFrame frame, StatementWatch watch) {
		Population population = due.population();
		String name = population.header().name();
		List<String> missing = population.header().dependsOn().stream().filter(this.failed::contains).toList();
		if (!missing.isEmpty()) {
			this.failed.add(name);
			this.behind.add(name + ", which depends on " + String.join(", ", missing));
			return;
		}
		this.current = population;
		this.session.doing("populate " + name);
		this.environment.listener()
			.on(new PopulationEvent.Started(name, population.kind(), due.reason().name().toLowerCase(Locale.ROOT)));
		Instant start = this.environment.clock().instant();
		try {
			long rows = work(frame, watch).run(population);
			Duration took = since(start);
			this.done.add(new PopulationReport.Done(population, rows, took));
			this.environment.listener().on(new PopulationEvent.Done(name, population.kind(), rows, took));
		}
		catch (MigrationException ex) {
			failed(population, since(start), ex);
		}
	}

	private PopulationWork work(TransactionFrame frame, StatementWatch watch) {
		Retries retries = new Retries(this.environment.retryTimeout(), this.session.cancellation(), watch::blockers,
				this::blocked);
		return new PopulationWork(this.environment, this.catalog, frame, retries);
	}

	private void blocked(Retries.Blocked blocked) {
		Population running = this.current;
		if (running != null) {
			this.environment.listener()
				.on(new PopulationEvent.Blocked(running.header().name(), blocked.attempts(), blocked.reason(),
						blocked.blockers(), blocked.pause()));
		}
	}

	private void failed(Population population, Duration took, MigrationException cause) {
		PopulationFailedException failure = PopulationFailedException.of(population, cause);
		besides(failure, () -> this.environment.listener()
			.on(new PopulationEvent.Failed(population.header().name(), population.kind(), took, failure)));
		boolean recorded = besides(failure, () -> recordFailure(population, took, cause));
		if (!recorded || this.session.cancellation().isRequested()) {
			throw failure;
		}
		this.failed.add(population.header().name());
		this.failures.add(failure);
	}

	// In a session as it was found, whatever role the population took
	private void recordFailure(Population population, Duration took, MigrationException cause) {
		Kept kept = this.session.keepSettings();
		List<String> statements = new ArrayList<>(List.of(kept.patience(Retries.FIRST_SLICE)));
		statements.addAll(this.environment.records()
			.failed(population, this.catalog.after(population), took, String.valueOf(cause.getMessage())));
		this.session.record(statements);
	}

	// Its own failure is what counts, also when the connection is gone
	private static boolean besides(RuntimeException failure, Runnable duty) {
		try {
			duty.run();
			return true;
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
			return false;
		}
	}

	private Duration since(Instant start) {
		return Duration.between(start, this.environment.clock().instant());
	}

}
