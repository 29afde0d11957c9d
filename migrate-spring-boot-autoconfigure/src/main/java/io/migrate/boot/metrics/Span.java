package io.migrate.boot.metrics;

import java.time.Duration;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Something that is under way on this thread: an observation, or a timer where nobody
 * observes. Not thread-safe.
 */
final class Span {

	private static final String OUTCOME = "outcome";

	private final String name;

	private final Tags tags;

	private final LateMeters meters;

	private final @Nullable Observation observation;

	private final Observation.@Nullable Scope scope;

	private final long start = System.nanoTime();

	private Span(String name, Tags tags, LateMeters meters, @Nullable Observation observation) {
		this.name = name;
		this.tags = tags;
		this.meters = meters;
		this.observation = observation;
		this.scope = (observation != null) ? observation.start().openScope() : null;
	}

	/**
	 * Begins something.
	 * @param name what
	 * @param title the same in words, for a trace
	 * @param tags what is known of it, each with few values
	 * @param registry who observes, or {@code null}
	 * @param meters takes the timer where nobody does
	 * @return what is under way
	 */
	static Span begin(String name, String title, Tags tags, @Nullable ObservationRegistry registry, LateMeters meters) {
		if (registry == null || registry.isNoop()) {
			return new Span(name, tags, meters, null);
		}
		Observation observation = Observation.createNotStarted(name, registry).contextualName(title);
		tags.forEach((tag) -> observation.lowCardinalityKeyValue(tag.getKey(), tag.getValue()));
		return new Span(name, tags, meters, observation);
	}

	/**
	 * Adds what only a trace may know, since it has many values.
	 */
	Span with(String key, String value) {
		if (this.observation != null) {
			this.observation.highCardinalityKeyValue(key, value);
		}
		return this;
	}

	boolean isNamed(String other) {
		return this.name.equals(other);
	}

	void end(String outcome, @Nullable RuntimeException failure) {
		if (this.observation == null) {
			Tags all = this.tags.and(OUTCOME, outcome, "error",
					(failure != null) ? failure.getClass().getSimpleName() : "none");
			Duration took = Duration.ofNanos(System.nanoTime() - this.start);
			this.meters.record((registry) -> Timer.builder(this.name).tags(all).register(registry).record(took));
			return;
		}
		if (this.scope != null) {
			this.scope.close();
		}
		this.observation.lowCardinalityKeyValue(OUTCOME, outcome);
		if (failure != null) {
			this.observation.error(failure);
		}
		this.observation.stop();
	}

}
