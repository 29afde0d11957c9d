package io.migrate.session;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has asked the run to end, such as the process that is being stopped.
 */
public final class RunCancelledException extends MigrationException {

	private static final long serialVersionUID = 1L;

	RunCancelledException() {
		this(null);
	}

	RunCancelledException(@Nullable RuntimeException cause) {
		super("The run was cancelled", "Start again; it goes on where this one ended.", cause);
	}

}
