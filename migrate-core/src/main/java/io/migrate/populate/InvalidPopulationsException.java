package io.migrate.populate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Populations are malformed or do not fit together; none was run.
 */
public final class InvalidPopulationsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	InvalidPopulationsException(List<Problem> problems) {
		super(((problems.size() == 1) ? "There is a problem in the populations:"
				: "There are " + problems.size() + " problems in the populations:") + Problems.lines(problems),
				"Correct what is listed; no population was run.");
		this.problems = List.copyOf(problems);
	}

	/**
	 * Everything that is wrong.
	 * @return the problems, with file and line
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
