package io.migrate.session;

/**
 * Is told what happens during a run, on the thread of the run, where what it throws ends
 * the run. Only {@link MigrationEvent.StepRunning} and {@link PopulationEvent.Running}
 * come from a thread of their own.
 */
@FunctionalInterface
public interface MigrationListener {

	/**
	 * Something happened.
	 * @param event what
	 */
	void on(MigrationEvent event);

	/**
	 * Whether anybody may act upon what this listener was told, so that a step has to be
	 * on disk before it is said to be done. Then no commit is answered earlier.
	 * @return {@code false} for a listener that only shows a person what is going on
	 */
	default boolean tellsOthers() {
		return true;
	}

}
