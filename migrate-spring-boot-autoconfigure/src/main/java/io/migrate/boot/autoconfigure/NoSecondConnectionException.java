package io.migrate.boot.autoconfigure;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * A populator was to run in a transaction of the application, and there is no connection
 * for it beside that which holds the migration lock.
 */
final class NoSecondConnectionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	NoSecondConnectionException(@Nullable Throwable cause) {
		super("A populator needs a connection beside that which holds the migration lock, "
				+ ((cause != null) ? "and there was none: " + cause.getMessage() : "and the pool has one in all"),
				"Let the pool have two at least, such as with spring.datasource.hikari.maximum-pool-size=2. Populators"
						+ " run in transactions of the application's transaction manager, so that repositories take part.",
				cause);
	}

}
