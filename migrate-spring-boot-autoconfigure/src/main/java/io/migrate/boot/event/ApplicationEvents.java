package io.migrate.boot.event;

import java.util.ArrayList;
import java.util.List;

import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.PopulationEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes what happened as application events, once it is on disk and somebody can
 * listen: when a run has ended, and not before the beans are there. Thread-safe.
 */
final class ApplicationEvents implements MigrationListener, SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(ApplicationEvents.class);

	private final ApplicationEventPublisher publisher;

	private final List<MigrationEvent> held = new ArrayList<>();

	private boolean ready;

	ApplicationEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	// They are told when commits can be relied upon
	@Override
	public boolean tellsOthers() {
		return false;
	}

	@Override
	public void on(MigrationEvent event) {
		if (event instanceof MigrationEvent.RunStarted || event instanceof MigrationEvent.StepDone
				|| event instanceof MigrationEvent.StepFailed) {
			hold(event);
		}
		else if (endsSomething(event)) {
			hold(event);
			// A start that fails never gets ready
			publish(event instanceof MigrationEvent.RunFailed);
		}
	}

	private static boolean endsSomething(MigrationEvent event) {
		return event instanceof MigrationEvent.RunFinished || event instanceof MigrationEvent.RunFailed
				|| event instanceof MigrationEvent.DefinitionsMade || event instanceof PopulationEvent.Done
				|| event instanceof PopulationEvent.Failed;
	}

	@Override
	public void afterSingletonsInstantiated() {
		synchronized (this.held) {
			this.ready = true;
		}
		publish(false);
	}

	private void hold(MigrationEvent event) {
		synchronized (this.held) {
			this.held.add(event);
		}
	}

	private void publish(boolean anyway) {
		List<MigrationEvent> events;
		synchronized (this.held) {
			if (!this.ready && !anyway) {
				return;
			}
			events = List.copyOf(this.held);
			this.held.clear();
		}
		events.forEach(this::publish);
	}

	// What is done is done
	private void publish(MigrationEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.error("A listener failed upon {}", event, ex);
		}
	}

}
