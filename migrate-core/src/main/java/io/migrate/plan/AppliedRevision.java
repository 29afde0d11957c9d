package io.migrate.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * What the database has of a revision.
 *
 * @param id the id
 * @param revises the ids that it revised when it was applied
 * @param dependsOn the ids that it depended on when it was applied
 * @param message its message
 * @param state whether it is applied or was left half-way
 * @param content what it contained
 * @param origin how it came there
 */
public record AppliedRevision(RevisionId id, List<RevisionId> revises, List<RevisionId> dependsOn, String message,
		State state, Content content, Origin origin) {

	public AppliedRevision {
		revises = List.copyOf(revises);
		dependsOn = List.copyOf(dependsOn);
	}

	// A text that was not run to its end may still be corrected, so it has no checksum
	AppliedRevision finished() {
		return (this.state == State.APPLIED) ? this
				: new AppliedRevision(this.id, this.revises, this.dependsOn, this.message, State.APPLIED,
						new Content(this.content.kind(), this.content.script(), null, this.content.downgradeChecksum()),
						this.origin);
	}

	/**
	 * How people see it in messages.
	 * @return the id and the message, and when and by whom it was applied
	 */
	public String description() {
		return this.id + " (" + this.message + "), applied " + this.origin.at() + " by " + this.origin.by();
	}

	/**
	 * Whether a revision is there.
	 */
	public enum State {

		/** The whole change is in the schema. */
		APPLIED,

		/** It was left half-way up. */
		UPGRADING,

		/** It was left half-way down. */
		DOWNGRADING

	}

	/**
	 * What a revision contained when it was applied.
	 *
	 * @param kind how it was written, such as {@code sql}
	 * @param script the file
	 * @param checksum of its upgrade section, or {@code null} when it had none
	 * @param downgradeChecksum of its downgrade section, or {@code null} when it had none
	 */
	public record Content(String kind, String script, @Nullable Checksum checksum,
			@Nullable Checksum downgradeChecksum) {

	}

	/**
	 * When, how fast and by whom a revision was applied.
	 *
	 * @param at when its step ended, by the server's clock
	 * @param took how long its step ran
	 * @param by the database user and the machine
	 */
	public record Origin(Instant at, Duration took, String by) {

	}

}
