package io.migrate;

import java.util.List;

import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.JournalEntry;
import io.migrate.session.Database;
import org.jspecify.annotations.Nullable;

/**
 * Where a database stands.
 *
 * @param database the database
 * @param schema the schema of our tables
 * @param state the first that holds
 * @param current the applied revisions that no other applied one needs
 * @param heads the revisions of the code that no other one needs
 * @param pending the revisions of the code that are not applied, parents first
 * @param revisions all revisions of the code, parents first, then those that only the
 * database has
 * @param events what happened last, newest first, 50 at most
 */
public record MigrationStatus(Database database, String schema, State state, List<RevisionId> current,
		List<RevisionId> heads, List<RevisionId> pending, List<Entry> revisions, List<JournalEntry> events) {

	/**
	 * The state of a database: the first of these that holds.
	 */
	public enum State {

		/** The database and the code disagree about the past. */
		DIVERGED,

		/** A revision was left half-way. */
		PARTIAL,

		/** The database has revisions that the code does not know. */
		AHEAD,

		/** Revisions of the code are not applied. */
		PENDING,

		/** Every revision of the code is applied. */
		UP_TO_DATE

	}

	/**
	 * The state of a revision.
	 */
	public enum RevisionState {

		/** It is in the database. */
		APPLIED,

		/** It is not in the database yet. */
		PENDING,

		/** It was left half-way. */
		PARTIAL,

		/** It is in the database, and the code does not know it. */
		UNKNOWN

	}

	/**
	 * One revision.
	 *
	 * @param id its id
	 * @param message its message
	 * @param lineage its place in the graph
	 * @param kind how it is written, such as {@code sql}
	 * @param state whether it is applied
	 * @param reversible whether it can be taken back
	 * @param origin when, how fast and by whom it was applied, or {@code null} when it is
	 * pending
	 */
	public record Entry(RevisionId id, String message, Lineage lineage, String kind, RevisionState state,
			boolean reversible, AppliedRevision.@Nullable Origin origin) {

	}

	/**
	 * The place of a revision in the graph.
	 *
	 * @param revises the ids of its parents
	 * @param dependsOn the ids that it depends on
	 * @param labels the branch labels that it carries, its own and inherited ones
	 */
	public record Lineage(List<RevisionId> revises, List<RevisionId> dependsOn, List<String> labels) {

	}

}
