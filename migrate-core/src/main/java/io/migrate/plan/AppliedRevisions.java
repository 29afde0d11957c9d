package io.migrate.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision.State;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that the database has. Immutable.
 */
public final class AppliedRevisions {

	private final boolean recorded;

	private final Map<RevisionId, AppliedRevision> all = new LinkedHashMap<>();

	private AppliedRevisions(boolean recorded, Collection<AppliedRevision> rows) {
		this.recorded = recorded;
		rows.forEach((row) -> this.all.put(row.id(), row));
	}

	/**
	 * A database in which our tables are.
	 * @param rows one for each revision
	 * @return what the rows say
	 */
	public static AppliedRevisions of(Collection<AppliedRevision> rows) {
		return new AppliedRevisions(true, rows);
	}

	/**
	 * A database in which our tables are not.
	 * @return nothing applied
	 */
	public static AppliedRevisions unrecorded() {
		return new AppliedRevisions(false, List.of());
	}

	/**
	 * Whether our tables are there.
	 * @return {@code false} before the first write
	 */
	public boolean isRecorded() {
		return this.recorded;
	}

	/**
	 * Every row, half-way ones included.
	 * @return the rows in the order in which they were applied
	 */
	public Collection<AppliedRevision> all() {
		return this.all.values();
	}

	/**
	 * What the database has of a revision.
	 * @param id the full id
	 * @return the row, or {@code null} when there is none
	 */
	public @Nullable AppliedRevision find(RevisionId id) {
		return this.all.get(id);
	}

	/**
	 * Whether a revision is applied.
	 * @param id the full id
	 * @return {@code true} when there is a row in state {@code applied}
	 */
	public boolean isApplied(RevisionId id) {
		AppliedRevision row = this.all.get(id);
		return row != null && row.state() == State.APPLIED;
	}

	/**
	 * The applied revisions.
	 * @return the ids of the rows in state {@code applied}
	 */
	public Set<RevisionId> ids() {
		return ids((row) -> row.state() == State.APPLIED);
	}

	/**
	 * The revisions that were left half-way.
	 * @return the ids of the rows in another state
	 */
	public Set<RevisionId> unfinished() {
		return ids((row) -> row.state() != State.APPLIED);
	}

	/**
	 * What will be applied once what was left half-way has come to its end, each in its
	 * own direction.
	 * @return no row in another state than {@code applied}
	 */
	public AppliedRevisions finished() {
		if (unfinished().isEmpty()) {
			return this;
		}
		return new AppliedRevisions(this.recorded,
				this.all.values()
					.stream()
					.filter((row) -> row.state() != State.DOWNGRADING)
					.map(AppliedRevision::finished)
					.toList());
	}

	/**
	 * The applied revisions that the code knows.
	 * @param graph what the code knows
	 * @return a subset of {@link #ids()}
	 */
	public Set<RevisionId> known(RevisionGraph graph) {
		return ids((row) -> row.state() == State.APPLIED && graph.contains(row.id()));
	}

	/**
	 * The revisions that the code does not know.
	 * @param graph what the code knows
	 * @return a subset of {@link #ids()}
	 */
	public Set<RevisionId> unknown(RevisionGraph graph) {
		return ids((row) -> row.state() == State.APPLIED && !graph.contains(row.id()));
	}

	/**
	 * Where the database stands: the applied revisions that no other applied revision
	 * needs. These are the rows that Alembic would keep.
	 * @param graph what the code knows; of other revisions the stored parents count
	 * @return the maximal elements, in the order of {@link #all()}
	 */
	public Set<RevisionId> current(RevisionGraph graph) {
		Set<RevisionId> maximal = ids();
		for (AppliedRevision row : this.all.values()) {
			if (row.state() == State.APPLIED) {
				maximal.removeAll(needs(row.id(), graph));
			}
		}
		return maximal;
	}

	/**
	 * The unknown revisions that stand on others.
	 * @param roots any ids
	 * @param graph what the code knows
	 * @return the unknown revisions that need one of the roots, directly or through other
	 * unknown ones
	 */
	public Set<RevisionId> unknownAbove(Collection<RevisionId> roots, RevisionGraph graph) {
		Set<RevisionId> unknown = unknown(graph);
		Set<RevisionId> above = new LinkedHashSet<>();
		Deque<RevisionId> open = new ArrayDeque<>(roots);
		while (!open.isEmpty()) {
			RevisionId root = open.remove();
			for (RevisionId id : unknown) {
				if (needs(id, graph).contains(root) && above.add(id)) {
					open.add(id);
				}
			}
		}
		return above;
	}

	/**
	 * The unknown revisions in the order in which they can be taken back.
	 * @param graph what the code knows
	 * @return the rows, each before those that it needs, the last applied first
	 */
	public List<AppliedRevision> unknownDownwards(RevisionGraph graph) {
		List<RevisionId> open = new ArrayList<>(unknown(graph));
		Collections.reverse(open);
		List<AppliedRevision> rows = new ArrayList<>();
		while (!open.isEmpty()) {
			RevisionId next = open.stream()
				.filter((id) -> open.stream().noneMatch((other) -> needs(other, graph).contains(id)))
				.findFirst()
				.orElse(open.get(0));
			open.remove(next);
			rows.add(this.all.get(next));
		}
		return rows;
	}

	private Collection<RevisionId> needs(RevisionId id, RevisionGraph graph) {
		if (graph.contains(id)) {
			return both(graph.node(id).revises(), graph.dependencies(id));
		}
		AppliedRevision row = this.all.get(id);
		return (row != null) ? both(row.revises(), row.dependsOn()) : List.of();
	}

	private static Collection<RevisionId> both(Collection<RevisionId> first, Collection<RevisionId> second) {
		if (second.isEmpty()) {
			return first;
		}
		List<RevisionId> both = new ArrayList<>(first);
		both.addAll(second);
		return both;
	}

	private Set<RevisionId> ids(Predicate<AppliedRevision> condition) {
		Set<RevisionId> ids = new LinkedHashSet<>();
		for (AppliedRevision row : this.all.values()) {
			if (condition.test(row)) {
				ids.add(row.id());
			}
		}
		return ids;
	}

}
