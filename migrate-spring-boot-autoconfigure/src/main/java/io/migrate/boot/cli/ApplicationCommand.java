package io.migrate.boot.cli;

import java.io.IOException;

import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that needs the application.
 */
interface ApplicationCommand {

	/**
	 * Looks whether the arguments go together, before the application starts.
	 * @param spec the command, for messages
	 * @throws picocli.CommandLine.ParameterException if they do not
	 */
	default void check(CommandSpec spec) {
	}

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
