package io.migrate.boot.populate;

import java.time.Duration;
import java.util.List;

import io.migrate.Migrations;
import io.migrate.base.MigrationException;
import io.migrate.boot.autoconfigure.PopulateWhen;
import io.migrate.populate.PopulationChoice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Runs populations on a thread of their own, once the application has said that it is
 * ready. When it ends, they are cancelled.
 */
final class BackgroundPopulations {

	private static final Logger logger = LoggerFactory.getLogger(BackgroundPopulations.class);

	private static final Duration CANCEL_EVERY = Duration.ofMillis(50);

	// Then it is not to be cancelled, and what it uses goes away under it
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final PopulationsOfStart populations;

	private final ApplicationContext context;

	private List<Migrations> databases = List.of();

	private @Nullable Thread thread;

	private volatile boolean closed;

	BackgroundPopulations(PopulationsOfStart populations, ApplicationContext context) {
		this.populations = populations;
		this.context = context;
	}

	@EventListener
	synchronized void start(AvailabilityChangeEvent<ReadinessState> event) {
		// It may be ready again later
		if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && this.thread == null && !this.closed) {
			this.databases = this.populations.at(PopulateWhen.BACKGROUND);
			this.thread = new Thread(this::run, "migrate-populate");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	private void run() {
		this.databases.stream().takeWhile((migrations) -> !this.closed).forEach(this::populate);
	}

	private void populate(Migrations migrations) {
		try {
			migrations.populations().run(PopulationChoice.DUE);
		}
		catch (MigrationException ex) {
			if (this.closed) {
				logger.info("Populations were cancelled, since the application ends; the next run goes on");
				logger.debug("What was cancelled", ex);
			}
			else {
				logger.error("{}\n\n{}", ex.getMessage(), ex.action());
			}
		}
		catch (RuntimeException ex) {
			logger.error("Populations cannot run", ex);
		}
	}

	// Before anything that they use is closed
	@EventListener
	synchronized void close(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.closed = true;
			if (this.thread != null && this.thread.isAlive()) {
				cancel(this.thread);
			}
		}
	}

	// Again and again, since it may not have begun what is to be cancelled
	private void cancel(Thread running) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		// What a populator does may wait for something else than the database
		running.interrupt();
		while (running.isAlive() && System.nanoTime() < deadline) {
			this.databases.forEach((migrations) -> migrations.cancel(CANCEL_EVERY));
			join(running);
		}
		if (running.isAlive()) {
			logger.warn("A population did not end within {} s", PATIENCE.toSeconds());
		}
	}

	private static void join(Thread running) {
		try {
			running.join(CANCEL_EVERY.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
