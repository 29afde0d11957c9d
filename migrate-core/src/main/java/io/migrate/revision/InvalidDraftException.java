package io.migrate.revision;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * A revision cannot be created as it was asked for; no file was written.
 */
public final class InvalidDraftException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private final transient List<Problem> problems;

	private InvalidDraftException(List<Problem> problems) {
		super("The revision was not created:" + Problems.lines(problems),
				"Correct what is listed and try again; no file was written.");
		this.problems = problems;
	}

	/**
	 * Creates the failure.
	 * @param problems everything that is wrong
	 * @return the failure
	 */
	public static InvalidDraftException of(List<Problem> problems) {
		return new InvalidDraftException(List.copyOf(problems));
	}

	/**
	 * Everything that is wrong.
	 * @return the problems, each with what to do about it
	 */
	public List<Problem> problems() {
		return this.problems;
	}

}
