package io.migrate.boot.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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

	private final List<Held> held = new ArrayList<>();

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
		take((one) -> true).forEach(this::publish);
	}

	private void hold(MigrationEvent event) {
		synchronized (this.held) {
			this.held.add(new Held(Thread.currentThread(), event));
		}
	}

	// What another thread runs has not ended
	private void publish(boolean anyway) {
		if (isReady() || anyway) {
			take((one) -> one.thread() == Thread.currentThread()).forEach(this::publish);
		}
	}

	private boolean isReady() {
		synchronized (this.held) {
			return this.ready;
		}
	}

	private List<MigrationEvent> take(Predicate<Held> condition) {
		synchronized (this.held) {
			List<MigrationEvent> taken = this.held.stream().filter(condition).map(Held::event).toList();
			this.held.removeIf(condition);
			return taken;
		}
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

	/**
	 * Something that happened.
	 *
	 * @param thread where it did
	 * @param event what it was
	 */
	private record Held(Thread thread, MigrationEvent event) {

	}

}
