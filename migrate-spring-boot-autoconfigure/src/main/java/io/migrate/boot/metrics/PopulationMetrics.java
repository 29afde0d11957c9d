package io.migrate.boot.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;

/**
 * Counts populations and their rows. What happens before there is a registry, which may
 * itself wait for the database, is counted when there is one. Thread-safe.
 */
final class PopulationMetrics
		implements MigrationListener, MigrationEvent.Visitor, PopulationEvent.Visitor, MeterBinder {

	private final List<Run> early = new ArrayList<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void on(MigrationEvent event) {
		event.accept(this);
	}

	@Override
	public void population(PopulationEvent event) {
		event.accept((PopulationEvent.Visitor) this);
	}

	@Override
	public void done(PopulationEvent.Done event) {
		count(new Run(event.name(), event.kind(), "done", event.took(), event.rows()));
	}

	@Override
	public void failed(PopulationEvent.Failed event) {
		count(new Run(event.name(), event.kind(), "failed", event.took(), 0));
	}

	private synchronized void count(Run run) {
		if (this.registries.isEmpty()) {
			this.early.add(run);
		}
		this.registries.forEach(run::countIn);
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		// They are kept for registries that come behind this one
		this.early.forEach((run) -> run.countIn(registry));
	}

	/**
	 * One run of one population.
	 *
	 * @param name which
	 * @param kind what it is
	 * @param outcome how it ended
	 * @param took how long it ran
	 * @param rows how many rows it touched
	 */
	private record Run(String name, String kind, String outcome, Duration took, long rows) {

		void countIn(MeterRegistry registry) {
			Timer.builder("migrate.population")
				.description("Runs of populations")
				.tags("name", this.name, "kind", this.kind, "outcome", this.outcome)
				.register(registry)
				.record(this.took);
			Counter.builder("migrate.population.rows")
				.description("Rows that populations touched")
				.tags("name", this.name, "kind", this.kind)
				.register(registry)
				.increment(this.rows);
		}

	}

}
