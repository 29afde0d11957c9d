package io.migrate.boot.autoconfigure;

/**
 * What it means that the schema is not what the applied revisions leave.
 */
public enum OnDrift {

	/** Nobody looks. */
	OFF,

	/** The log tells it, and health as a detail. */
	WARN,

	/** The application does not start, and is not healthy. */
	FAIL

}
