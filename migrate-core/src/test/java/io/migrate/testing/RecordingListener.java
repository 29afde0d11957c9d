package io.migrate.testing;

import java.util.ArrayList;
import java.util.List;

import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;

/**
 * Keeps what it is told.
 */
public final class RecordingListener implements MigrationListener {

	private final List<MigrationEvent> events = new ArrayList<>();

	@Override
	public synchronized void on(MigrationEvent event) {
		this.events.add(event);
	}

	public synchronized List<MigrationEvent> events() {
		return List.copyOf(this.events);
	}

	public <E extends MigrationEvent> List<E> events(Class<E> type) {
		return events().stream().filter(type::isInstance).map(type::cast).toList();
	}

}
