package io.migrate.boot.autoconfigure;

/**
 * What to do with the schema when the application starts.
 */
public enum OnStartup {

	/** Bring it to the target. */
	UPGRADE,

	/** Refuse to start unless it is at the target. */
	VERIFY,

	/** Wait until another process has brought it to the target. */
	WAIT,

	/** Leave it alone. */
	NONE

}
