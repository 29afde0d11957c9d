package io.migrate.revision;

import java.util.Comparator;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Revisions are malformed or do not fit together; nothing was run.
 */
public final class InvalidRevisionsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final Comparator<Problem> BY_PLACE = Comparator
		.comparing((Problem problem) -> String.valueOf(problem.location()))
		.thenComparingInt(Problem::line);

	private final transient List<Problem> problems;

	private InvalidRevisionsException(List<Problem> problems) {
		super(count(problems) + Problems.lines(problems),
				"Correct what is listed; nothing was run and nothing was changed in the database.");
		this.problems = problems;
	}

	static InvalidRevisionsException of(List<Problem> found) {
		return new InvalidRevisionsException(found.stream().sorted(BY_PLACE).toList());
	}

	private static String count(List<Problem> problems) {
		return (problems.size() == 1) ? "There is a problem in the revisions:"
				: "There are " + problems.size() + " problems in the revisions:";
	}

	/**
	 * Everything that is wrong.
	 * @return the problems, with file and line
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
