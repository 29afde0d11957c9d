package io.migrate.plan;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.revision.Revision;

/**
 * A downgrade would have to take back what cannot be taken back; nothing was run.
 */
public final class IrreversibleRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	IrreversibleRevisionException(List<Revision> revisions) {
		super("The downgrade would pass revisions that are irreversible:" + lines(revisions),
				"Choose a target above them, or write what takes them back as a new revision.");
	}

	private static String lines(List<Revision> revisions) {
		StringBuilder lines = new StringBuilder();
		revisions.forEach((revision) -> lines.append("\n  ")
			.append(revision.title())
			.append(": ")
			.append(revision.downgrade().irreversible()));
		return lines.toString();
	}

}
