package io.migrate.plan;

import java.util.Collection;

/**
 * Writes rows of the history for messages.
 */
final class HistoryProblems {

	private HistoryProblems() {
	}

	static String lines(Collection<AppliedRevision> rows) {
		StringBuilder lines = new StringBuilder();
		rows.forEach((row) -> lines.append("\n  ").append(row.description()));
		return lines.toString();
	}

}
