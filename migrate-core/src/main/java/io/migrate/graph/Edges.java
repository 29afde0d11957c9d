package io.migrate.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The edges of one kind, in both directions, with neighbours in the order of the list.
 *
 * @param down from a revision to what it revises or depends on
 * @param up from a revision to those that revise or depend on it
 */
record Edges(Map<RevisionId, Set<RevisionId>> down, Map<RevisionId, Set<RevisionId>> up) {

	static Edges of(Map<RevisionId, ? extends Collection<RevisionId>> down) {
		Map<RevisionId, Set<RevisionId>> sorted = new LinkedHashMap<>();
		Map<RevisionId, Set<RevisionId>> up = new LinkedHashMap<>();
		down.forEach((id, targets) -> {
			sorted.put(id, new LinkedHashSet<>(targets));
			targets.forEach((target) -> up.computeIfAbsent(target, (key) -> new LinkedHashSet<>()).add(id));
		});
		return new Edges(sorted, up);
	}

	Edges and(Edges other) {
		Map<RevisionId, Set<RevisionId>> both = new LinkedHashMap<>();
		this.down.forEach((id, targets) -> both.put(id, new LinkedHashSet<>(targets)));
		other.down.forEach((id, targets) -> both.computeIfAbsent(id, (key) -> new LinkedHashSet<>()).addAll(targets));
		return of(both);
	}

	Set<RevisionId> down(RevisionId id) {
		return Collections.unmodifiableSet(this.down.getOrDefault(id, Set.of()));
	}

	Set<RevisionId> up(RevisionId id) {
		return Collections.unmodifiableSet(this.up.getOrDefault(id, Set.of()));
	}

}
