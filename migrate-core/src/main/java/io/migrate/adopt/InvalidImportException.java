package io.migrate.adopt;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * A folder of another tool cannot be imported; no file was written.
 */
public final class InvalidImportException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final Comparator<Problem> ORDER = Comparator
		.comparing(Problem::location, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(Problem::line);

	InvalidImportException(Path directory, List<Problem> problems) {
		super("Nothing was imported from " + directory + ":" + Problems.lines(problems.stream().sorted(ORDER).toList()),
				"Correct what is listed and import again; no file was written. While the other tool still reads the"
						+ " files, correct a copy of them: ids come from their names alone.");
	}

}
