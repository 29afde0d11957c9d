package io.migrate.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The part of what is applied that belongs to one branch: what a downgrade drops when it
 * names the branch, and the measure of whether another downgrade touches a sibling.
 *
 * <p>
 * The rule (DESIGN §5: "a labelled downgrade drops only the label's lineage and what
 * depends on it"; in Alembic the label does nothing when only one revision follows the
 * target). Of the applied revisions above the target these go:
 * <ol>
 * <li>the branch's revision and its descendants;</li>
 * <li>whatever revises or depends on something that goes;</li>
 * <li>an ancestor of the branch's revision, unless some revision that stays descends from
 * it by <em>revises</em> and does not share lineage with the branch: that revision is on
 * a sibling branch, and the ancestor is its trunk too.</li>
 * </ol>
 * So on {@code a - b - (c1 - d1), (c2 - d2)} with everything applied, {@code c1@base}
 * drops c1 and d1; without c2 and d2 it drops b and a as well, as in Alembic.
 */
final class BranchPart {

	private final RevisionGraph graph;

	private final Lineage lineage;

	BranchPart(RevisionGraph graph) {
		this.graph = graph;
		this.lineage = new Lineage(graph);
	}

	/**
	 * The part of a branch that is above a target.
	 * @param branch the branch's revision
	 * @param target the revision to go down to, or {@code null} for base
	 * @param applied what is applied
	 * @return the revisions that go
	 */
	Set<RevisionId> above(RevisionId branch, @Nullable RevisionId target, Set<RevisionId> applied) {
		Set<RevisionId> above = new LinkedHashSet<>(applied);
		if (target != null) {
			above.retainAll(this.lineage.descendants(Set.of(target)));
			above.remove(target);
		}
		Set<RevisionId> own = this.lineage.of(branch);
		Set<RevisionId> trunk = this.lineage.ancestors(Set.of(branch));
		Set<RevisionId> next = this.lineage.descendants(Set.of(branch));
		Set<RevisionId> gone = new LinkedHashSet<>();
		do {
			gone.addAll(needing(this.graph.select(next, above::contains), applied));
			Set<RevisionId> siblings = this.graph.select(applied, (id) -> !own.contains(id) && !gone.contains(id));
			Set<RevisionId> shared = this.lineage.ancestors(siblings);
			next = this.graph.select(trunk, (id) -> above.contains(id) && !gone.contains(id) && !shared.contains(id));
		}
		while (!next.isEmpty());
		return gone;
	}

	/**
	 * What goes with some revisions.
	 * @param ids the revisions
	 * @param applied what is applied
	 * @return the applied ones of them, and all applied ones that need them
	 */
	Set<RevisionId> needing(Collection<RevisionId> ids, Set<RevisionId> applied) {
		return this.graph.select(this.graph.descendants(ids), applied::contains);
	}

}
