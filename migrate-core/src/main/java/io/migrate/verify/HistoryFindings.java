package io.migrate.verify;

import java.util.ArrayList;
import java.util.List;

import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.Divergence;
import io.migrate.plan.Divergence.Reason;
import io.migrate.plan.HistoryDifference;

/**
 * What is wrong with the record of what was applied.
 */
public final class HistoryFindings {

	private HistoryFindings() {
	}

	/**
	 * Finds it.
	 * @param applied what the database has
	 * @param difference how that differs from what the code knows
	 * @return a finding for each revision
	 */
	public static List<Finding> of(AppliedRevisions applied, HistoryDifference difference) {
		List<Finding> findings = new ArrayList<>();
		difference.edited()
			.forEach((row) -> findings.add(of("edited", row, List.of("in " + row.content().script()),
					"Take the edit back and write it as a new revision; comments and white space do not count.")));
		difference.unknown()
			.forEach((row) -> findings.add(of("unknown", row, List.of(),
					"Bring back the file, or deploy the version that has it; 'migrate downgrade --unknown' takes it back.")));
		difference.divergences().forEach((divergence) -> findings.add(of(divergence)));
		applied.all()
			.stream()
			.filter((row) -> row.state() != State.APPLIED)
			.forEach((row) -> findings
				.add(of("half-way", row, List.of(), "'migrate upgrade' brings it to its end, in its own direction.")));
		return findings;
	}

	private static Finding of(Divergence divergence) {
		if (divergence.reason() == Reason.NOT_RECORDED) {
			return new Finding(Finding.Kind.HISTORY, "missing", "revision " + divergence.ground(),
					List.of(divergence.toString()),
					"'migrate stamp heads' records it again, once the schema has what it leaves.");
		}
		return new Finding(Finding.Kind.HISTORY, "out of line", divergence.toString(), List.of(),
				"Bring back what is missing, or correct 'Revises' and 'Depends on'.");
	}

	private static Finding of(String fault, AppliedRevision row, List<String> details, String action) {
		return new Finding(Finding.Kind.HISTORY, fault, "revision " + row.description(), details, action);
	}

}
