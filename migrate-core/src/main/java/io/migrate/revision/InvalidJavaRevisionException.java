package io.migrate.revision;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A Java revision does not say what it does: it makes mistakes, throws an exception, or
 * cannot be made. Nothing of it was run.
 */
public final class InvalidJavaRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	private InvalidJavaRevisionException(String message, String action, List<Problem> problems,
			@Nullable Throwable cause) {
		super(message, action, cause);
		this.problems = problems;
	}

	static InvalidJavaRevisionException mistakes(String type, Section section, List<Problem> problems) {
		return new InvalidJavaRevisionException(
				"The " + section.directive() + " of " + type + " cannot be run as it stands:"
						+ Problems.lines(problems),
				"Correct these lines; nothing of the revision was run.", problems, null);
	}

	static InvalidJavaRevisionException thrown(String place, RuntimeException cause) {
		String message = place + ": threw " + cause;
		return new InvalidJavaRevisionException(message,
				"The method only says what is to be done, before anything is done. What needs the database belongs"
						+ " into op.jdbc.",
				List.of(new Problem(place, 0, "threw " + cause)), cause);
	}

	static InvalidJavaRevisionException notMade(String type, RuntimeException cause) {
		return new InvalidJavaRevisionException("The revision " + type + " could not be made: " + cause.getMessage(),
				"See what is said above. A revision must not need what waits for the database; op.jdbc has a way to it.",
				List.of(new Problem(type, 0, "could not be made: " + cause.getMessage())), cause);
	}

	/**
	 * Reports mistakes together with those of other revisions.
	 * @param taker takes them
	 * @throws InvalidJavaRevisionException this one, if there is more to say about it
	 */
	public void refuse(Problems taker) {
		if (getCause() != null) {
			throw this;
		}
		this.problems.forEach((problem) -> taker.add(problem.location(), problem.line(), problem.message()));
	}

	/**
	 * Everything that is wrong.
	 * @return the problems, with the line of the class
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
