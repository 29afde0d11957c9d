package io.migrate.populate;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import io.migrate.populate.BatchFrontier.Kind;
import io.migrate.populate.BatchFrontier.Step;
import io.migrate.session.Cancellation;
import io.migrate.session.PopulationEvent;
import io.migrate.transaction.Retries;
import io.migrate.transaction.TransactionFrame;

/**
 * Takes part in a population that runs in batches, until all of them are done or somebody
 * stops it. Not thread-safe.
 */
final class BatchWork {

	private static final Duration POLL_EVERY = Duration.ofMillis(200);

	private final PopulationEnvironment environment;

	private final BatchPopulation population;

	private final BatchFrontier frontier;

	private final BatchTransaction transaction;

	private final Supplier<Retries> retries;

	private final Instant start;

	BatchWork(PopulationEnvironment environment, BatchPopulation population, BatchKey key, TransactionFrame frame,
			Supplier<Retries> retries) {
		this.environment = environment;
		this.population = population;
		this.frontier = new BatchFrontier(population, key, environment.session(), environment.records().batches(),
				frame);
		this.transaction = new BatchTransaction(environment, population, key, frame);
		this.retries = retries;
		this.start = environment.clock().instant();
	}

	/**
	 * Takes part.
	 * @return the last step, which tells whether all is done
	 * @throws io.migrate.base.MigrationException if a batch failed, here or elsewhere
	 */
	Step run() {
		BatchPace pace = this.population.populator().pace();
		Cancellation cancellation = this.environment.session().cancellation();
		int rows = pace.firstRows();
		Step step = this.frontier.move(rows, this.retries.get());
		while (step.kind() == Kind.CUT || step.kind() == Kind.BUSY) {
			BatchTransaction.Worked worked = this.transaction.run(this.retries.get());
			if (worked != null) {
				tell(step.sum().and(worked));
				rows = pace.next(rows, worked.size(), worked.took());
				cancellation.pause(pace.rest(worked.took()));
			}
			else if (step.kind() == Kind.BUSY) {
				// Others have what is left, and may still lose it
				cancellation.pause(POLL_EVERY.plusMillis(ThreadLocalRandom.current().nextInt(100)));
			}
			cancellation.throwIfRequested();
			step = this.frontier.move(rows, this.retries.get());
		}
		return step;
	}

	private void tell(BatchState.Sum sum) {
		Duration elapsed = Duration.between(this.start, this.environment.clock().instant());
		this.environment.listener()
			.on(new PopulationEvent.Progress(this.population.header().name(), sum.batches(), sum.rows(), sum.passed(),
					sum.estimate(), elapsed));
	}

}
