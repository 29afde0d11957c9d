package io.migrate;

import java.util.List;

import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;

/**
 * Tells several listeners, one after the other. What one throws keeps an event from those
 * behind it; only that a run failed is told to all, since they may have begun something
 * that is to end then.
 *
 * @param listeners in their order
 */
record Listeners(List<MigrationListener> listeners) implements MigrationListener {

	Listeners {
		listeners = List.copyOf(listeners);
	}

	@Override
	public void on(MigrationEvent event) {
		if (event instanceof MigrationEvent.RunFailed failed) {
			this.listeners.forEach((listener) -> tell(listener, failed));
		}
		else {
			this.listeners.forEach((listener) -> listener.on(event));
		}
	}

	private static void tell(MigrationListener listener, MigrationEvent.RunFailed event) {
		try {
			listener.on(event);
		}
		catch (RuntimeException ex) {
			// It may throw the failure itself
			if (ex != event.failure()) {
				event.failure().addSuppressed(ex);
			}
		}
	}

}
