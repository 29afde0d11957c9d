package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.util.List;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * A command did not do what it was to do before a run.
 */
final class CommandFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private CommandFailedException(String message, String action, @Nullable Throwable cause) {
		super(message, action, cause);
	}

	/**
	 * It has failed.
	 * @param code its exit code
	 * @param last the last lines that it printed
	 */
	static CommandFailedException ended(int code, List<String> last) {
		return new CommandFailedException(
				"it ended with exit code " + code
						+ (last.isEmpty() ? ", and printed nothing"
								: ". The last lines that it printed:\n\n  " + String.join("\n  ", last)),
				"Correct the command, or what it needs, and start again. Try it in a shell of the same user.", null);
	}

	static CommandFailedException notBegun(IOException cause) {
		return new CommandFailedException("there is no shell to run it: " + cause.getMessage(),
				"Use a bean of the type BeforeDowngrade or BeforeDestructive where there is no shell.", cause);
	}

	static CommandFailedException interrupted() {
		return new CommandFailedException("it was ended before its time", "Start again.", null);
	}

	/**
	 * Nobody says where the database is.
	 * @param cause what the driver says
	 */
	static CommandFailedException nowhere(Exception cause) {
		return new CommandFailedException("it cannot be told where the database is: " + cause.getMessage(),
				"Set migrate.url, or use a bean of the type BeforeDowngrade or BeforeDestructive.", cause);
	}

}
