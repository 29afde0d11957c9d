package io.migrate.plan;

import io.migrate.base.Checksum;
import io.migrate.graph.RevisionId;
import io.migrate.revision.Revision;
import io.migrate.revision.Section;
import org.jspecify.annotations.Nullable;

/**
 * One revision going up, going down, or being marked.
 *
 * @param action what is done with it
 * @param id the revision
 * @param message what the revision is, in words
 * @param known the revision as the code has it; {@code null} when the code does not know
 * it, and only its mark is taken away or its stored downgrade run
 * @param checksum of the section that runs, or {@code null} when nothing runs
 * @param resumed whether it was begun before and left half-way
 */
public record Step(Action action, RevisionId id, String message, @Nullable Revision known, @Nullable Checksum checksum,
		boolean resumed) {

	/**
	 * Does something with a revision as the code has it.
	 * @param action what is done
	 * @param revision the revision
	 * @return the step
	 */
	public static Step of(Action action, Revision revision) {
		Section section = action.section();
		return new Step(action, revision.id(), revision.message(), revision,
				(section != null) ? revision.checksum(section) : null, false);
	}

	static Step upgrade(Revision revision) {
		return of(Action.UPGRADE, revision);
	}

	static Step downgrade(Revision revision) {
		return of(Action.DOWNGRADE, revision);
	}

	static Step downgrade(AppliedRevision row) {
		return new Step(Action.DOWNGRADE, row.id(), row.message(), null, row.content().downgradeChecksum(), false);
	}

	static Step stamp(Revision revision) {
		return of(Action.STAMP, revision);
	}

	static Step unstamp(AppliedRevision row) {
		return new Step(Action.UNSTAMP, row.id(), row.message(), null, null, false);
	}

	Step asResumed() {
		return new Step(this.action, this.id, this.message, this.known, this.checksum, true);
	}

	/**
	 * Whether this step brings a revision of which nothing was run before.
	 * @return {@code false} for one that was begun and left half-way
	 */
	public boolean isNewUpgrade() {
		return this.action == Action.UPGRADE && !this.resumed;
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
