package io.migrate.boot.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;

/**
 * What is left of a graph without the revisions that only follow one and precede one: the
 * bases, the heads, where lineages part and meet, the first of each branch, and where the
 * database stands.
 */
final class Skeleton {

	private final RevisionGraph graph;

	Skeleton(RevisionGraph graph) {
		this.graph = graph;
	}

	/**
	 * Leaves out the others.
	 * @param views revisions of the graph, children before parents
	 * @return those that matter, with the nearest of them as parents
	 */
	List<RevisionView> of(List<RevisionView> views) {
		Map<RevisionId, Set<RevisionId>> nearest = new HashMap<>();
		List<RevisionView> kept = new ArrayList<>();
		for (int i = views.size() - 1; i >= 0; i--) {
			RevisionView view = views.get(i);
			Set<RevisionId> parents = new LinkedHashSet<>();
			view.revises().forEach((parent) -> parents.addAll(nearest.getOrDefault(parent, Set.of())));
			boolean matters = matters(view);
			nearest.put(view.id(), matters ? Set.of(view.id()) : parents);
			if (matters) {
				kept.add(0, new RevisionView(view.id(), view.message(), List.copyOf(parents), view.dependsOn(),
						view.labels(), view.marks(), view.pending(), view.revision()));
			}
		}
		return kept;
	}

	private boolean matters(RevisionView view) {
		return !view.marks().isEmpty() || view.revises().isEmpty()
				|| view.revises().stream().anyMatch(this.graph.branchPoints()::contains);
	}

}
