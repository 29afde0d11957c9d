package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Sorts revisions: parents first, ties by position (Kahn's algorithm). What lies between
 * two wanted revisions without being wanted itself is visited as early as possible, so it
 * orders them without ever delaying one.
 */
final class LinearOrder {

	private final Map<RevisionId, Integer> positions;

	private final Edges edges;

	LinearOrder(Map<RevisionId, Integer> positions, Edges edges) {
		this.positions = positions;
		this.edges = edges;
	}

	List<RevisionId> of(Collection<RevisionId> wanted, Set<RevisionId> closure) {
		Set<RevisionId> emit = new HashSet<>(wanted);
		Map<RevisionId, Integer> missing = new HashMap<>();
		PriorityQueue<RevisionId> ready = new PriorityQueue<>(Comparator.<RevisionId, Boolean>comparing(emit::contains)
			.thenComparing((id) -> this.positions.getOrDefault(id, Integer.MAX_VALUE)));
		for (RevisionId id : closure) {
			int parents = this.edges.down(id).size();
			missing.put(id, parents);
			if (parents == 0) {
				ready.add(id);
			}
		}
		List<RevisionId> order = new ArrayList<>(emit.size());
		while (!ready.isEmpty()) {
			RevisionId id = ready.remove();
			if (emit.contains(id)) {
				order.add(id);
			}
			for (RevisionId child : this.edges.up(id)) {
				Integer left = missing.computeIfPresent(child, (key, count) -> count - 1);
				if (left != null && left == 0) {
					ready.add(child);
				}
			}
		}
		return order;
	}

}
