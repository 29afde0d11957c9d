package io.migrate.populate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.session.StatementFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file cannot be brought into their table.
 */
public final class RowsRefusedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private RowsRefusedException(String message, String action, @Nullable Throwable cause) {
		super(message, action, cause);
	}

	static RowsRefusedException of(List<Problem> problems) {
		return new RowsRefusedException("Its rows cannot be brought into their table:" + Problems.lines(problems),
				"Correct what is listed, then start again. In a file, names are as the catalog has them: without quotes"
						+ " around them, and upper case only where they were created with quotes.",
				null);
	}

	static RowsRefusedException withoutStaging(StatementFailedException cause) {
		return new RowsRefusedException(String.valueOf(cause.getMessage()),
				"Rows go through a temporary table unless theirs is empty: GRANT TEMPORARY ON DATABASE … to the user that"
						+ " runs the populations.",
				cause);
	}

}
