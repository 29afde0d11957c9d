package io.migrate.boot.autoconfigure;

/**
 * What to do with the schema when the application starts.
 */
public enum OnStartup {

	/** Bring it to the target. */
	UPGRADE,

	/** Leave it alone. */
	NONE

}
