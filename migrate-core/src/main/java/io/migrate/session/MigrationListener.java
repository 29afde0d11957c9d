package io.migrate.session;

/**
 * Is told what happens during a run, on the thread of the run, where what it throws ends
 * the run. Only {@link MigrationEvent.StepRunning} comes from a thread of its own.
 */
@FunctionalInterface
public interface MigrationListener {

	/**
	 * Something happened.
	 * @param event what
	 */
	void on(MigrationEvent event);

}
