package io.migrate.boot.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationRegistry;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes runs, their steps and populations, and times the wait for the lock.
 * Thread-safe: what is under way belongs to the thread that does it.
 */
final class RunObserver implements MigrationListener, MigrationEvent.Visitor, PopulationEvent.Visitor {

	private static final String POPULATION = "migrate.population";

	private static final Logger logger = LoggerFactory.getLogger(RunObserver.class);

	private final Supplier<@Nullable ObservationRegistry> registry;

	private final LateMeters meters;

	private final ThreadLocal<Work> work = ThreadLocal.withInitial(Work::new);

	RunObserver(Supplier<@Nullable ObservationRegistry> registry, LateMeters meters) {
		this.registry = registry;
		this.meters = meters;
	}

	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void on(MigrationEvent event) {
		try {
			event.accept(this);
		}
		catch (RuntimeException ex) {
			// Whoever observes stops nothing
			logger.warn("{} is not observed", event, ex);
		}
	}

	@Override
	public void lockTaken(MigrationEvent.LockTaken event) {
		this.meters.record((registry) -> Timer.builder("migrate.lock.wait")
			.description("Waits for the migration lock")
			.register(registry)
			.record(event.waited()));
	}

	@Override
	public void runStarted(MigrationEvent.RunStarted event) {
		String database = event.database().name();
		begin("migrate.run", "migrate " + database, Tags.of("database", database));
		this.work.get().database = database;
	}

	@Override
	public void stepStarted(MigrationEvent.StepStarted event) {
		MigrationEvent.StepInfo step = event.step();
		begin("migrate.step", step.action() + " " + step.revision(),
				Tags.of("database", this.work.get().database, "action", step.action()))
			.with("revision", step.revision());
	}

	@Override
	public void stepDone(MigrationEvent.StepDone event) {
		end(null);
	}

	@Override
	public void stepFailed(MigrationEvent.StepFailed event) {
		end(event.failure());
	}

	@Override
	public void runFinished(MigrationEvent.RunFinished event) {
		end(null);
	}

	// It may have failed in the middle of a step, or before it began
	@Override
	public void runFailed(MigrationEvent.RunFailed event) {
		boolean more = true;
		while (more) {
			more = end(event.failure());
		}
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept((PopulationEvent.Visitor) this);
	}

	@Override
	public void started(PopulationEvent.Started event) {
		stopPopulation();
		begin(POPULATION, "populate " + event.name(), Tags.of("name", event.name(), "kind", event.kind()));
	}

	@Override
	public void done(PopulationEvent.Done event) {
		end(null);
		this.meters.record((registry) -> Counter.builder("migrate.population.rows")
			.description("Rows that populations touched")
			.tags("name", event.name(), "kind", event.kind())
			.register(registry)
			.increment(event.rows()));
	}

	@Override
	public void failed(PopulationEvent.Failed event) {
		end(event.failure());
	}

	@Override
	public void waiting(PopulationEvent.Waiting event) {
		stopPopulation();
	}

	// One that is paused between batches says neither that it is done nor that it failed
	private void stopPopulation() {
		Span last = this.work.get().open.peek();
		if (last != null && last.isNamed(POPULATION)) {
			end("stopped", null);
		}
		else if (last == null) {
			this.work.remove();
		}
	}

	private Span begin(String name, String title, Tags tags) {
		Span span = Span.begin(name, title, tags, this.registry.get(), this.meters);
		this.work.get().open.push(span);
		return span;
	}

	/**
	 * Ends what was begun last.
	 * @return whether something else is under way
	 */
	private boolean end(@Nullable RuntimeException failure) {
		return end((failure != null) ? "failed" : "done", failure);
	}

	private boolean end(String outcome, @Nullable RuntimeException failure) {
		Deque<Span> open = this.work.get().open;
		Span span = open.poll();
		if (span != null) {
			span.end(outcome, failure);
		}
		if (open.isEmpty()) {
			this.work.remove();
		}
		return !open.isEmpty();
	}

	/** What a thread is doing. */
	private static final class Work {

		private final Deque<Span> open = new ArrayDeque<>();

		private String database = "";

	}

}
