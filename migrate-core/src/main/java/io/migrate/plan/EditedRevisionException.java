package io.migrate.plan;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * Applied revisions were edited; nothing was run.
 */
public final class EditedRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	EditedRevisionException(List<AppliedRevision> edited) {
		super("The upgrade section of applied revisions was edited:" + lines(edited),
				"Take the edit back and write it as a new revision. Comments, white space and the case of keywords do"
						+ " not count as an edit. If the database already has the edited form, stamp the revision's"
						+ " parent and then what is current now, so that nothing above it runs again.");
	}

	private static String lines(List<AppliedRevision> edited) {
		StringBuilder lines = new StringBuilder();
		edited.forEach(
				(row) -> lines.append("\n  ").append(row.content().script()).append(": ").append(row.description()));
		return lines.toString();
	}

}
