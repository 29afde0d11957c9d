package io.migrate.boot.autoconfigure;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * The process was told to end while it was starting.
 */
final class StartCancelledException extends MigrationException {

	private static final long serialVersionUID = 1L;

	StartCancelledException(@Nullable Throwable cause) {
		super("This process was told to end, so what it did with the schema at its start was cancelled",
				"Nothing needs to be repaired; the next start goes on from here by itself.", cause);
	}

}
