package io.migrate.session;

/**
 * Is told what happens during a run, on the thread of the run. What it throws ends the
 * run.
 */
@FunctionalInterface
public interface MigrationListener {

	/**
	 * Something happened.
	 * @param event what
	 */
	void on(MigrationEvent event);

}
