package io.migrate.boot.cli;

import java.util.List;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * A command cannot do what it was asked for.
 */
final class CommandFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	CommandFailedException(String message, String action) {
		super(message, action);
	}

	/**
	 * There are no migrations, or none is meant.
	 * @param name the name that was asked for, or {@code null} for the main database
	 * @param names the names that there are
	 * @return the failure
	 */
	static CommandFailedException withoutMigrations(@Nullable String name, List<String> names) {
		if (names.isEmpty()) {
			return new CommandFailedException("This application has no migrations: there is no bean of that type",
					"They need a DataSource, and 'migrate.enabled' must not be false.");
		}
		String wrong = (name != null) ? "There are no migrations with the name '" + name + "'"
				: "This application has migrations for more than one database, and none of them is the main one";
		return new CommandFailedException(wrong,
				"Choose with " + CommonOptions.NAME + " from " + String.join(", ", names) + ".");
	}

}
