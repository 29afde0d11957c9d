package io.migrate.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which branch labels each revision carries.
 *
 * <p>
 * A label belongs to the revision that declares it and to all that descend from it by
 * <em>revises</em>, across merges. When these descendants are one unbranched line (each
 * is revised or depended on by at most one other, and none is a merge), then the label
 * also climbs from the declaring revision to its parents, up to the first branch point,
 * counting dependants, or merge, which does not get it. That is what Alembic does
 * ({@code RevisionMap._add_branches} climbs from the last descendant that it visited),
 * said without the order of visits.
 */
final class BranchLabels {

	private final Edges lineage;

	private final Edges all;

	private final Map<RevisionId, Set<String>> carried = new LinkedHashMap<>();

	private BranchLabels(Edges lineage, Edges all) {
		this.lineage = lineage;
		this.all = all;
	}

	static Map<RevisionId, Set<String>> of(Map<String, RevisionId> labelled, Edges lineage, Edges all) {
		BranchLabels labels = new BranchLabels(lineage, all);
		labelled.forEach(labels::spread);
		return labels.carried;
	}

	private void spread(String label, RevisionId declaring) {
		Set<RevisionId> descendants = Walks.reach(Set.of(declaring), this.lineage::up);
		descendants.forEach((id) -> carry(id, label));
		if (!descendants.stream().allMatch(this::inLine)) {
			return;
		}
		RevisionId at = declaring;
		while (inLine(at)) {
			carry(at, label);
			Set<RevisionId> parents = this.lineage.down(at);
			if (parents.isEmpty()) {
				return;
			}
			at = parents.iterator().next();
		}
	}

	private boolean inLine(RevisionId id) {
		return this.all.up(id).size() <= 1 && this.lineage.down(id).size() <= 1;
	}

	private void carry(RevisionId id, String label) {
		this.carried.computeIfAbsent(id, (key) -> new TreeSet<>()).add(label);
	}

	static Set<String> get(Map<RevisionId, Set<String>> carried, RevisionId id) {
		return Collections.unmodifiableSet(carried.getOrDefault(id, Set.of()));
	}

}
