package io.migrate.populate;

import io.migrate.base.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Another instance that takes part in a population met a failure.
 */
public final class BatchFailedElsewhereException extends MigrationException {

	private static final long serialVersionUID = 1L;

	BatchFailedElsewhereException(@Nullable String error) {
		super("A batch failed in another instance:\n" + error, "Put right what it complains about, then start again.");
	}

}
