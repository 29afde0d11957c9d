package io.migrate.plan;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.revision.Revision;

/**
 * A downgrade would have to take back what cannot be taken back; nothing was run.
 */
public final class IrreversibleRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private IrreversibleRevisionException(String message, String action) {
		super(message, action);
	}

	static IrreversibleRevisionException known(List<Revision> revisions) {
		StringBuilder lines = new StringBuilder();
		revisions.forEach((revision) -> lines.append("\n  ")
			.append(revision.title())
			.append(": ")
			.append(revision.downgrade().irreversible()));
		return new IrreversibleRevisionException("The downgrade would pass revisions that are irreversible:" + lines,
				"Choose a target above them, or write what takes them back as a new revision.");
	}

	static IrreversibleRevisionException unknown(List<AppliedRevision> rows) {
		return new IrreversibleRevisionException(
				"The downgrade would pass revisions that are irreversible:" + HistoryProblems.lines(rows),
				"They were applied without a downgrade that could be kept; one that uses op.jdbc cannot. Deploy the"
						+ " version of the application that has them.");
	}

}
