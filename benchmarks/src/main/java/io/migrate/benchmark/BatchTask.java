package io.migrate.benchmark;

/**
 * Who goes through a table in batches.
 */
enum BatchTask {

	/** The floor. */
	HAND("loop written by hand"),

	/** A population. */
	MIGRATE("Migrate");

	private final String title;

	BatchTask(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

}
