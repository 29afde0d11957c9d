package io.migrate.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The edges of one kind, in both directions, with neighbours in the order in which they
 * were added. Not to be changed any more once it is part of a graph.
 */
final class Edges {

	private final Map<RevisionId, Set<RevisionId>> down = new LinkedHashMap<>();

	private final Map<RevisionId, Set<RevisionId>> up = new LinkedHashMap<>();

	/**
	 * Adds an edge, unless it is there.
	 * @param from a revision
	 * @param to what it revises or depends on
	 */
	void add(RevisionId from, RevisionId to) {
		add(this.down, from, to);
		add(this.up, to, from);
	}

	// Most revisions have one neighbour on each side
	private static void add(Map<RevisionId, Set<RevisionId>> edges, RevisionId from, RevisionId to) {
		Set<RevisionId> neighbours = edges.putIfAbsent(from, Set.of(to));
		if (neighbours != null && neighbours.size() == 1) {
			neighbours = new LinkedHashSet<>(neighbours);
			edges.put(from, neighbours);
		}
		if (neighbours != null) {
			neighbours.add(to);
		}
	}

	/**
	 * The edges of two kinds.
	 * @param other the second kind, which comes after the first
	 * @return this one if the other has none
	 */
	Edges and(Edges other) {
		if (other.down.isEmpty()) {
			return this;
		}
		Edges both = new Edges();
		both.addAll(this);
		both.addAll(other);
		return both;
	}

	private void addAll(Edges other) {
		other.down.forEach((from, targets) -> targets.forEach((to) -> add(from, to)));
	}

	Set<RevisionId> down(RevisionId id) {
		return Collections.unmodifiableSet(this.down.getOrDefault(id, Set.of()));
	}

	Set<RevisionId> up(RevisionId id) {
		return Collections.unmodifiableSet(this.up.getOrDefault(id, Set.of()));
	}

}
