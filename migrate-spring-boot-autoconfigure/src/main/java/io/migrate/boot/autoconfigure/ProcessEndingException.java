package io.migrate.boot.autoconfigure;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * The process was told to end while it worked on the schema.
 */
final class ProcessEndingException extends MigrationException {

	private static final long serialVersionUID = 1L;

	ProcessEndingException(@Nullable Throwable cause) {
		super("This process was told to end, so what it did with the schema was cancelled." + where(cause),
				"Nothing needs to be repaired; the next run goes on from here by itself.", cause);
	}

	private static String where(@Nullable Throwable cause) {
		return (cause instanceof MigrationException stopped) ? "\n\n" + stopped.getMessage() : "";
	}

}
