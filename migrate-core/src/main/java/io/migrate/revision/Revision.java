package io.migrate.revision;

import java.time.Instant;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.base.PopulationName;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * One schema change with its place in the graph. Immutable; a file is read from where it
 * stands whenever it is needed, so that a large one is never held in memory.
 *
 * @param node the id, what it revises and depends on, and its labels
 * @param message the first line: what the change is
 * @param description the long text under the message, empty when there is none
 * @param created when it was written, as its header says, or {@code null}
 * @param script where its statements are
 * @param checksum the checksum of the tokens of its upgrade section, or of the version of
 * its class; {@code null} for a class without a version
 * @param downgrade whether and how it can be taken back
 * @param data what it says about data
 */
public record Revision(RevisionNode node, String message, String description, @Nullable Instant created,
		RevisionScript script, @Nullable Checksum checksum, Downgrade downgrade, Data data) {

	/**
	 * The id.
	 * @return what names this revision in the graph and in the database
	 */
	public RevisionId id() {
		return this.node.id();
	}

	/**
	 * The checksum of a section.
	 * @param section which one
	 * @return the checksum of its tokens, or {@code null} when there is no such section
	 */
	public @Nullable Checksum checksum(Section section) {
		return (section == Section.UPGRADE) ? this.checksum : this.downgrade.checksum();
	}

	/**
	 * How people see it in messages.
	 * @return the id and the message
	 */
	public String title() {
		return id().value() + " (" + this.message + ")";
	}

	/**
	 * Whether and how a revision can be taken back.
	 *
	 * @param checksum the checksum of the tokens of the downgrade section, or
	 * {@code null} when the revision is irreversible, or a class
	 * @param irreversible why it cannot be taken back, or {@code null} when it can
	 */
	public record Downgrade(@Nullable Checksum checksum, @Nullable String irreversible) {

		/**
		 * Whether there is a downgrade section.
		 * @return {@code false} for an irreversible revision
		 */
		public boolean isReversible() {
			return this.irreversible == null;
		}

	}

	/**
	 * What a revision says about data.
	 *
	 * @param needs the populations that must be done before it
	 * @param allowed why it may change data itself, or {@code null} when it may not
	 */
	public record Data(List<PopulationName> needs, @Nullable String allowed) {

		/** Nothing: no population must be done, and it changes none. */
		public static final Data NONE = new Data(List.of(), null);

		public Data {
			needs = List.copyOf(needs);
		}

	}

}
