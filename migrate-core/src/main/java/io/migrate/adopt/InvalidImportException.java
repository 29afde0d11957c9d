package io.migrate.adopt;

import java.nio.file.Path;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * A folder of another tool cannot be imported; no file was written.
 */
public final class InvalidImportException extends MigrationException {

	private static final long serialVersionUID = 1L;

	InvalidImportException(Path directory, List<Problem> problems) {
		super("Nothing was imported from " + directory + ":" + Problems.lines(problems),
				"Correct what is listed and import again; no file was written. While the other tool still reads the"
						+ " files, correct a copy of them: ids come from their names alone.");
	}

}
