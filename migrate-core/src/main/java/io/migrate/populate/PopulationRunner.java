package io.migrate.populate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.SessionSettings.Kept;
import io.migrate.session.MigrationSession;
import io.migrate.session.PopulationEvent;
import io.migrate.session.StatementFailedException;
import io.migrate.session.StatementWatch;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;
import org.jspecify.annotations.Nullable;

/**
 * Runs populations that are due, one after the other, each once. What fails is rolled
 * back and keeps back what depends on it; the others go on. One that runs in batches is
 * begun under the migration lock and done without it. Not thread-safe.
 */
public final class PopulationRunner {

	private final PopulationEnvironment environment;

	private final PopulationCatalog catalog;

	private final MigrationSession session;

	private final List<PopulationReport.Done> done = new ArrayList<>();

	private final List<PopulationFailedException> failures = new ArrayList<>();

	private final Set<String> failed = new HashSet<>();

	private final Set<String> attempted = new HashSet<>();

	private final Map<String, PopulationPlan.Waiting> stopped = new LinkedHashMap<>();

	private final List<String> behind = new ArrayList<>();

	private @Nullable Begun begun;

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
	 * Whether there is something to run.
	 * @param plan what is due
	 * @return whether this has not yet tried all of it
	 */
	public boolean hasWork(PopulationPlan plan) {
		return plan.due().stream().anyMatch((due) -> !this.attempted.contains(name(due.population())));
	}

	/**
	 * Runs what is due, up to the first one that runs in batches, which is only begun.
	 * The caller holds the migration lock, and the bookkeeping tables must be there.
	 * @param plan what is due
	 * @return whether one was begun, so that {@link #runBatches} comes next
	 * @throws PopulationFailedException if it makes no sense to go on
	 * @throws InvalidPopulationsException if statements cannot be run; none was
	 */
	public boolean run(PopulationPlan plan) {
		check(plan);
		this.begun = null;
		within("populate",
				(works) -> plan.due()
					.stream()
					.takeWhile((due) -> this.begun == null)
					.filter((due) -> this.attempted.add(name(due.population())))
					.filter(this::isFree)
					.forEach((due) -> run(due, works)));
		return this.begun != null;
	}

	/**
	 * Takes part in what {@link #run} has begun. The caller does not hold the lock.
	 * @throws PopulationFailedException if it makes no sense to go on
	 */
	public void runBatches() {
		Begun work = this.begun;
		if (work != null) {
			within("populate " + name(work.population()), (works) -> runBatches(work, works));
		}
	}

	/**
	 * Tells how it went.
	 * @param plan what is due and waits now
	 * @return what was done
	 * @throws PopulationFailedException if one or more of them failed
	 */
	public PopulationReport end(PopulationPlan plan) {
		Map<String, PopulationPlan.Waiting> waiting = new LinkedHashMap<>(this.stopped);
		plan.waiting().forEach((one) -> waiting.put(name(one.population()), one));
		waiting.forEach((name, one) -> this.environment.listener().on(new PopulationEvent.Waiting(name, one.reason())));
		if (!this.failures.isEmpty()) {
			throw PopulationFailedException.of(this.failures, this.behind);
		}
		return new PopulationReport(this.done, List.copyOf(waiting.values()));
	}

	private void within(String doing, Consumer<Works> work) {
		TransactionFrame frame = new TransactionFrame(this.session, false);
		boolean ended = false;
		try (StatementWatch watch = this.session.watch(this.environment.sideDataSource(), this::stillRunning)) {
			frame.enter(doing);
			work.accept(new Works(frame, watch));
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

	private boolean isFree(PopulationPlan.Due due) {
		String name = name(due.population());
		List<String> needed = due.population().header().dependsOn();
		List<String> missing = needed.stream().filter(this.failed::contains).toList();
		if (!missing.isEmpty()) {
			this.failed.add(name);
			this.behind.add(name + ", which depends on " + String.join(", ", missing));
			return false;
		}
		List<String> awaited = needed.stream().filter(this.stopped::containsKey).toList();
		if (!awaited.isEmpty()) {
			stop(due.population(), "not done yet: " + String.join(", ", awaited));
		}
		return awaited.isEmpty();
	}

	private void run(PopulationPlan.Due due, Works works) {
		Population population = due.population();
		String name = name(population);
		this.current = population;
		this.session.doing("populate " + name);
		this.environment.listener()
			.on(new PopulationEvent.Started(name, population.kind(), due.reason().name().toLowerCase(Locale.ROOT)));
		Instant start = this.environment.clock().instant();
		try {
			if (population instanceof BatchPopulation batches) {
				begin(batches, due.reason(), works.retries());
				this.begun = new Begun(batches, start);
			}
			else {
				long rows = new PopulationWork(this.environment, this.catalog, works.frame(), works.retries())
					.run(population);
				done(population, rows, start);
			}
		}
		catch (MigrationException ex) {
			failed(population, since(start), ex);
		}
	}

	private void begin(BatchPopulation population, PopulationPlan.Reason reason, Retries retries) {
		PopulationRecords records = this.environment.records();
		boolean goesOn = reason == PopulationPlan.Reason.UNFINISHED && records.read()
			.stream()
			.anyMatch((record) -> record.name().equals(name(population))
					&& population.checksum().equals(record.checksum()));
		List<String> begin = goesOn ? List.of(records.batches().goOn(population))
				: records.begin(population, this.catalog.after(population));
		retries.run((attempt) -> {
			List<String> statements = new ArrayList<>(
					List.of(this.session.keepSettings().patience(attempt.lockTimeout())));
			String fence = this.session.guard().fence();
			if (fence != null) {
				statements.add(0, fence);
			}
			statements.addAll(begin);
			this.session.inTransaction(statements);
		});
	}

	private void runBatches(Begun work, Works works) {
		BatchPopulation population = work.population();
		try {
			BatchKey key = BatchKey.look(this.session, this.environment.records().batches().sql(), population);
			BatchFrontier.Step end = new BatchWork(this.environment, population, key, works.frame(), works::retries)
				.run();
			if (end.kind() == BatchFrontier.Kind.DONE) {
				done(population, end.sum().rows(), work.start());
			}
			else {
				stop(population, end.reason());
			}
		}
		catch (MigrationException ex) {
			// Others go on, and so does the next run
			this.session.cancellation().throwIfRequested();
			failed(population, since(work.start()), ex);
		}
	}

	private void done(Population population, long rows, Instant start) {
		Duration took = since(start);
		this.done.add(new PopulationReport.Done(population, rows, took));
		this.environment.listener().on(new PopulationEvent.Done(name(population), population.kind(), rows, took));
	}

	private void stop(Population population, String reason) {
		this.stopped.put(name(population), new PopulationPlan.Waiting(population, reason));
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
		boolean recorded = cause instanceof BatchFailedElsewhereException
				|| !isLost(cause) && besides(failure, () -> recordFailure(population, took, cause));
		if (!recorded || this.session.cancellation().isRequested()) {
			throw failure;
		}
		this.failed.add(population.header().name());
		this.failures.add(failure);
	}

	// It may be done, if what is lost is the answer to its commit
	private static boolean isLost(MigrationException cause) {
		return cause instanceof StatementFailedException refused && refused.error().kind() == DatabaseError.Kind.LOST;
	}

	// In a session as it was found, whatever role the population took
	private void recordFailure(Population population, Duration took, MigrationException cause) {
		Kept kept = this.session.keepSettings();
		List<String> statements = new ArrayList<>(List.of(kept.patience(Retries.FIRST_SLICE)));
		PopulationRecords records = this.environment.records();
		String error = String.valueOf(cause.getMessage());
		statements
			.addAll((population instanceof BatchPopulation batches) ? records.batches().failed(batches, took, error)
					: records.failed(population, this.catalog.after(population), took, error));
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

	private static String name(Population population) {
		return population.header().name();
	}

	/**
	 * A population whose batches come next.
	 *
	 * @param population which
	 * @param start when it was begun here
	 */
	private record Begun(BatchPopulation population, Instant start) {

	}

	/** What populations run with. */
	private final class Works {

		private final TransactionFrame frame;

		private final StatementWatch watch;

		Works(TransactionFrame frame, StatementWatch watch) {
			this.frame = frame;
			this.watch = watch;
		}

		TransactionFrame frame() {
			return this.frame;
		}

		Retries retries() {
			return new Retries(PopulationRunner.this.environment.retryTimeout(),
					PopulationRunner.this.session.cancellation(), this.watch::blockers, PopulationRunner.this::blocked);
		}

	}

}
