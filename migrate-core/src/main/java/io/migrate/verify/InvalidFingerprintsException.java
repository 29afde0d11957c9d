package io.migrate.verify;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * A file of fingerprints is not one.
 */
public final class InvalidFingerprintsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	InvalidFingerprintsException(List<Problem> problems) {
		super("The fingerprints cannot be read:" + Problems.lines(problems),
				"Write them again with 'migrate verify --write-fingerprints'.");
	}

}
