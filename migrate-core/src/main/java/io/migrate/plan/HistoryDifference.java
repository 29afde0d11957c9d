package io.migrate.plan;

import java.util.List;

/**
 * How the history in the database differs from the revisions of the code.
 *
 * @param edited applied revisions whose upgrade section is another now
 * @param downgradeEdited applied revisions whose downgrade section is another now, which
 * is allowed
 * @param unknown applied revisions that the code does not know
 * @param divergences applied revisions whose ground is not there
 */
public record HistoryDifference(List<AppliedRevision> edited, List<AppliedRevision> downgradeEdited,
		List<AppliedRevision> unknown, List<Divergence> divergences) {

	/**
	 * Refuses edited revisions.
	 * @throws EditedRevisionException if an applied revision was edited
	 */
	public void refuseEdited() {
		if (!this.edited.isEmpty()) {
			throw new EditedRevisionException(this.edited);
		}
	}

	/**
	 * Refuses a past that does not fit.
	 * @throws DivergedHistoryException if the ground of an applied revision is missing
	 */
	public void refuseDiverged() {
		if (!this.divergences.isEmpty()) {
			throw new DivergedHistoryException(this.divergences);
		}
	}

	/**
	 * Refuses unknown revisions.
	 * @throws UnknownRevisionException if the database has revisions that the code does
	 * not know
	 */
	public void refuseUnknown() {
		if (!this.unknown.isEmpty()) {
			throw UnknownRevisionException.refused(this.unknown);
		}
	}

	/**
	 * Whether the database and the code disagree about the past, so that an upgrade would
	 * be refused.
	 * @return {@code true} when an applied revision was edited or its ground is missing
	 */
	public boolean isDiverged() {
		return !this.edited.isEmpty() || !this.divergences.isEmpty();
	}

}
