package io.migrate.plan;

/**
 * Something that is done before a run changes the database, such as a backup. Whatever it
 * throws stops the run, with nothing changed.
 */
@FunctionalInterface
public interface Precaution {

	/**
	 * Does it. Everything was checked, the migration lock is held, nothing was written
	 * yet, and no transaction is open. When the run is cancelled, the thread is
	 * interrupted.
	 * @param prospect what the run is about to do
	 */
	void take(Prospect prospect);

	/**
	 * How people see it in the log and in messages.
	 * @return a few words, unless overridden the name of the class
	 */
	default String description() {
		return getClass().getName().replaceFirst("\\$\\$.*", "");
	}

}
