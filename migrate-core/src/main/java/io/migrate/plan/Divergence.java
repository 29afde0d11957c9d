package io.migrate.plan;

import io.migrate.graph.RevisionId;

/**
 * An applied revision whose ground is not there.
 *
 * @param row the revision
 * @param ground what it stands on
 * @param reason why that is not there
 */
public record Divergence(AppliedRevision row, RevisionId ground, Reason reason) {

	/**
	 * As people read it.
	 * @return one line
	 */
	@Override
	public String toString() {
		return this.row.description() + switch (this.reason) {
			case NOT_KNOWN -> " was applied on top of " + this.ground + ", which this code does not know";
			case NOT_RECORDED -> " was applied on top of " + this.ground + ", of which the record is gone";
			case NOT_APPLIED -> " now needs " + this.ground + ", which is not applied";
		};
	}

	/**
	 * Why the ground of a revision is not there.
	 */
	public enum Reason {

		/** The database has it, and the code does not know it. */
		NOT_KNOWN,

		/** It was there when the revision was applied, and its record is gone. */
		NOT_RECORDED,

		/** The code came to put it there later. */
		NOT_APPLIED

	}

}
