package io.migrate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Revisions wait for populations that are not done. What stands below them is applied.
 */
public final class MissingPopulationsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private MissingPopulationsException(String message, String action) {
		super(message, action);
	}

	static MissingPopulationsException of(List<Problem> problems, int steps) {
		return new MissingPopulationsException(
				"Revisions need populations that are not done:" + Problems.lines(problems) + "\n" + done(steps),
				"Run the populations, then upgrade again; 'migrate upgrade --populate' does both in turn.");
	}

	static MissingPopulationsException notFiles(List<Problem> problems) {
		return new MissingPopulationsException(
				"Revisions need populations that are no files, and nothing else can run while the application starts:"
						+ Problems.lines(problems),
				"Run 'migrate upgrade --populate' before this version starts, or write the populations as files.");
	}

	static MissingPopulationsException notThere(List<Problem> problems) {
		return new MissingPopulationsException(
				"Revisions need populations that are not there:" + Problems.lines(problems),
				"Correct the names in 'Needs population', or add the populations. Nothing was run.");
	}

	static MissingPopulationsException stuck(List<Problem> problems, List<String> waiting) {
		return new MissingPopulationsException(
				"Revisions need populations that cannot run before them:" + Problems.lines(problems)
						+ (waiting.isEmpty() ? "" : "\n  " + String.join("\n  ", waiting)),
				"Correct the names in 'Needs population', or what the populations come after and depend on.");
	}

	private static String done(int steps) {
		return switch (steps) {
			case 0 -> "Nothing was run.";
			case 1 -> "The one step before them was run.";
			default -> "The " + steps + " steps before them were run.";
		};
	}

}
