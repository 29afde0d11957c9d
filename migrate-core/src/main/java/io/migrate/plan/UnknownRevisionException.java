package io.migrate.plan;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * The database has revisions that this code does not know, where they cannot be left
 * alone; nothing was run.
 */
public final class UnknownRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private UnknownRevisionException(String message, String action) {
		super(message, action);
	}

	static UnknownRevisionException above(List<AppliedRevision> rows) {
		return new UnknownRevisionException(
				"The downgrade would take away what revisions stand on that this code does not know:"
						+ HistoryProblems.lines(rows),
				"Run the downgrade with the version of the application that has these revisions.");
	}

	static UnknownRevisionException halfWay(List<AppliedRevision> rows) {
		return new UnknownRevisionException(
				"Revisions that this code does not know were left half-way up, and no downgrade is made for that:"
						+ HistoryProblems.lines(rows),
				"Start the version of the application that has these revisions, so that they come to their end; then"
						+ " run this again. Or put the schema right by hand, and stamp.");
	}

	static UnknownRevisionException refused(List<AppliedRevision> rows) {
		return new UnknownRevisionException(
				"The database is ahead of this code, which does not know:" + HistoryProblems.lines(rows),
				"Deploy the version of the application that has these revisions,"
						+ " or allow it with 'migrate.unknown-revisions=tolerate'.");
	}

}
