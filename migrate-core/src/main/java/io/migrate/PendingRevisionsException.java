package io.migrate;

import java.time.Duration;
import java.util.List;

import io.migrate.MigrationStatus.State;
import io.migrate.base.MigrationException;
import io.migrate.graph.Target;

/**
 * The database does not have what a target needs; nothing was run.
 */
public final class PendingRevisionsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 20;

	private final transient List<String> missing;

	private PendingRevisionsException(String message, String action, List<String> missing) {
		super(message, action);
		this.missing = missing;
	}

	static PendingRevisionsException of(List<Target> targets, State state, String current, List<String> missing) {
		return new PendingRevisionsException(
				"The database stands at " + current + ", in state " + state + ". Missing for " + names(targets) + ":"
						+ lines(missing),
				"Start an instance that upgrades, with 'migrate.on-startup=upgrade'; it goes on where an earlier one"
						+ " has ended. Or let this one wait for it with 'migrate.on-startup=wait'.",
				missing);
	}

	PendingRevisionsException after(Duration waited) {
		return new PendingRevisionsException("Waited " + waited.toSeconds() + " s. " + getMessage(),
				"See why the instance that upgrades is not done, or wait longer with 'migrate.wait-timeout'.",
				this.missing);
	}

	private static String names(List<Target> targets) {
		return String.join(", ", targets.stream().map(Target::toString).toList());
	}

	private static String lines(List<String> missing) {
		StringBuilder lines = new StringBuilder();
		missing.stream().limit(SHOWN).forEach((title) -> lines.append("\n  ").append(title));
		if (missing.size() > SHOWN) {
			lines.append("\n  … and ").append(missing.size() - SHOWN).append(" more");
		}
		return lines.toString();
	}

	/**
	 * What is missing.
	 * @return the revisions with their messages, parents first; at least one
	 */
	public List<String> missing() {
		return this.missing;
	}

}
