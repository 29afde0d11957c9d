package io.migrate.boot.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Records in registries what happens, and in each that comes later what happened before
 * the first was there: one may itself wait for the database. Thread-safe.
 */
final class LateMeters implements MeterBinder {

	private final List<Consumer<MeterRegistry>> early = new ArrayList<>();

	private final List<MeterRegistry> registries = new ArrayList<>();

	/**
	 * Records something.
	 * @param record does so in one registry
	 */
	synchronized void record(Consumer<MeterRegistry> record) {
		if (this.registries.isEmpty()) {
			this.early.add(record);
		}
		this.registries.forEach(record);
	}

	@Override
	public synchronized void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		// They are kept for registries that come behind this one
		this.early.forEach((record) -> record.accept(registry));
	}

}
