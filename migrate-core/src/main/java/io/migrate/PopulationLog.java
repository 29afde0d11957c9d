package io.migrate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.migrate.session.PopulationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what happens to populations to the log.
 */
final class PopulationLog implements PopulationEvent.Visitor {

	private static final Logger logger = LoggerFactory.getLogger(Populations.class);

	private static final Duration PROGRESS_EVERY = Duration.ofSeconds(10);

	private final AtomicLong told = new AtomicLong(System.nanoTime());

	@Override
	public void running(PopulationEvent.Running event) {
		logger.info("populate {} has been running for {} s{}", event.name(), event.elapsed().toSeconds(),
				LoggingListener.waiting(event.blockers()));
	}

	@Override
	public void blocked(PopulationEvent.Blocked event) {
		logger.info("populate {} was rolled back: {}; trying again in {} ms (attempt {}){}", event.name(),
				event.reason(), event.pause().toMillis(), event.attempts(), LoggingListener.waiting(event.blockers()));
	}

	@Override
	public void done(PopulationEvent.Done event) {
		logger.info("populate {}: {} in {} ms", event.name(), (event.rows() == 1) ? "1 row" : event.rows() + " rows",
				event.took().toMillis());
	}

	@Override
	public void failed(PopulationEvent.Failed event) {
		logger.warn("populate {} failed after {} ms", event.name(), event.took().toMillis());
	}

	@Override
	public void progress(PopulationEvent.Progress event) {
		long now = System.nanoTime();
		long last = this.told.get();
		if (now - last >= PROGRESS_EVERY.toNanos() && this.told.compareAndSet(last, now)) {
			logger.info("populate {}: {} batches, {} rows of {} in {} s", event.name(), event.batches(), event.passed(),
					(event.estimate() >= 0) ? "about " + event.estimate() : "an unknown number",
					event.elapsed().toSeconds());
		}
	}

	@Override
	public void waiting(PopulationEvent.Waiting event) {
		logger.info("populate {} waits: {}", event.name(), event.reason());
	}

}
