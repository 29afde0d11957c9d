package io.migrate.boot.cli;

import java.io.IOException;

/**
 * A command that needs the application.
 */
interface ApplicationCommand {

	/**
	 * Does it.
	 * @param context what of the application a command may use
	 * @return the exit code
	 * @throws IOException if something cannot be printed
	 */
	int run(CommandContext context) throws IOException;

	/**
	 * Whether the log is wanted, too.
	 * @return {@code false} when only warnings are
	 */
	default boolean wantsLog() {
		return false;
	}

}
