package io.migrate.boot.autoconfigure;

/**
 * When populations run.
 */
public enum PopulateWhen {

	/** While the application starts, before it says that it is ready. */
	STARTUP,

	/** After it is ready. */
	BACKGROUND,

	/** Never; somebody else runs them. */
	NONE

}
