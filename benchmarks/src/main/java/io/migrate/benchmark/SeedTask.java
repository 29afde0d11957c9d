package io.migrate.benchmark;

/**
 * What is measured of rows in files.
 */
enum SeedTask {

	/** The floor. */
	RAW("CopyManager alone, empty table"),

	/** A population with the same bytes. */
	EMPTY("Migrate, empty table"),

	/** A file of which only a comment has changed. */
	UNCHANGED("Migrate, full table, nothing changed"),

	/** Every tenth row has changed. */
	TENTH("Migrate, full table, a tenth changed"),

	/** Each row has changed. */
	ALL("Migrate, full table, all changed"),

	/** Fewer rows, each of them changed. */
	LIQUIBASE(Peers.LIQUIBASE.title() + " loadUpdateData, full table, all changed");

	private final String title;

	SeedTask(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

}
