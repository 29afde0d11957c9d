package io.migrate.populate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.session.CommitUncertainException;

/**
 * Populations failed. The message says which, and where in them.
 */
public final class PopulationFailedException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private PopulationFailedException(String message, String action, MigrationException cause) {
		super(message, action, cause);
	}

	/**
	 * One failed.
	 * @param population which
	 * @param cause what went wrong
	 */
	static PopulationFailedException of(Population population, MigrationException cause) {
		String outcome = (population instanceof BatchPopulation)
				? "Rolled back: this batch. Those that were done stay, and the next run goes on behind them."
				: "Rolled back: this population, whole. The schema is as it was.";
		if (cause instanceof CommitUncertainException) {
			outcome = "Not known: whether the database still committed it. The next run looks.";
		}
		return new PopulationFailedException("The population " + population.header().name() + " (" + population.source()
				+ ") failed.\n\n" + cause.getMessage() + "\n\n" + outcome, cause.action(), cause);
	}

	/**
	 * Several failed in one run.
	 * @param failures each of them, at least one
	 * @param behind what waits for them, in words
	 */
	static PopulationFailedException of(List<PopulationFailedException> failures, List<String> behind) {
		PopulationFailedException first = failures.get(0);
		if (failures.size() == 1 && behind.isEmpty()) {
			return first;
		}
		StringBuilder message = new StringBuilder();
		failures.forEach((failure) -> message.append(failure.getMessage()).append("\n\n"));
		behind.forEach((waiting) -> message.append("Not run: ").append(waiting).append('\n'));
		PopulationFailedException all = new PopulationFailedException(message.toString().strip(), first.action(),
				first);
		failures.stream().skip(1).forEach(all::addSuppressed);
		return all;
	}

}
