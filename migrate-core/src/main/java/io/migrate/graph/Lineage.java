package io.migrate.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Questions about <em>revises</em> alone. Two revisions share lineage when one descends
 * from the other; what depends on a revision is not of its lineage.
 */
final class Lineage {

	private final Edges edges;

	Lineage(RevisionGraph graph) {
		this.edges = graph.lineage();
	}

	Set<RevisionId> ancestors(Collection<RevisionId> ids) {
		return Walks.reach(ids, this.edges::down);
	}

	Set<RevisionId> descendants(Collection<RevisionId> ids) {
		return Walks.reach(ids, this.edges::up);
	}

	/**
	 * The lineage of a revision.
	 * @param id the revision
	 * @return it, its ancestors and its descendants
	 */
	Set<RevisionId> of(RevisionId id) {
		Set<RevisionId> both = new LinkedHashSet<>(ancestors(Set.of(id)));
		both.addAll(descendants(Set.of(id)));
		return both;
	}

}
