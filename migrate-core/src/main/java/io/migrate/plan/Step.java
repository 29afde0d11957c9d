package io.migrate.plan;

import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One revision going up, going down, or being marked.
 *
 * @param action what is done with it
 * @param id the revision
 * @param message what the revision is, in words
 * @param known the revision as the code has it; {@code null} only when the mark of a
 * revision that the code does not know is taken away
 */
public record Step(Action action, RevisionId id, String message, @Nullable Revision known) {

	static Step upgrade(Revision revision) {
		return new Step(Action.UPGRADE, revision.id(), revision.message(), revision);
	}

	static Step downgrade(Revision revision) {
		return new Step(Action.DOWNGRADE, revision.id(), revision.message(), revision);
	}

	static Step stamp(Revision revision) {
		return new Step(Action.STAMP, revision.id(), revision.message(), revision);
	}

	static Step unstamp(AppliedRevision row) {
		return new Step(Action.UNSTAMP, row.id(), row.message(), null);
	}

	/**
	 * The revision of a step that needs one.
	 * @return the revision as the code has it
	 * @throws IllegalStateException if the code does not know it
	 */
	public Revision revision() {
		if (this.known == null) {
			throw new IllegalStateException("The code does not know " + this.id);
		}
		return this.known;
	}

	/**
	 * How people see it in messages.
	 * @return the id and the message
	 */
	public String title() {
		return this.id + " (" + this.message + ")";
	}

}
