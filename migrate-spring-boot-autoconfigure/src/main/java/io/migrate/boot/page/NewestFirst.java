package io.migrate.boot.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.migrate.boot.actuate.MigrationsDescriptor.RevisionDescriptor;

/**
 * Turns the order of revisions round: children before parents, and else the last of the
 * list first. Those that only the database has are in no order that could be relied on.
 */
final class NewestFirst {

	private final List<RevisionDescriptor> revisions;

	private final Map<String, Integer> places = new HashMap<>();

	private final int[] children;

	private NewestFirst(List<RevisionDescriptor> revisions) {
		this.revisions = revisions;
		this.children = new int[revisions.size()];
		for (int i = 0; i < revisions.size(); i++) {
			this.places.put(revisions.get(i).getId(), i);
		}
	}

	static List<RevisionDescriptor> of(List<RevisionDescriptor> revisions) {
		return new NewestFirst(revisions).ordered();
	}

	private List<RevisionDescriptor> ordered() {
		this.revisions.forEach((revision) -> parents(revision).forEach((parent) -> this.children[parent]++));
		PriorityQueue<Integer> ready = new PriorityQueue<>(Comparator.reverseOrder());
		for (int i = 0; i < this.children.length; i++) {
			if (this.children[i] == 0) {
				ready.add(i);
			}
		}
		Map<String, RevisionDescriptor> ordered = new LinkedHashMap<>();
		while (!ready.isEmpty()) {
			RevisionDescriptor next = this.revisions.get(ready.remove());
			ordered.put(next.getId(), next);
			parents(next).stream().filter((parent) -> --this.children[parent] == 0).forEach(ready::add);
		}
		// A damaged record may go in circles, and is to be seen nevertheless
		this.revisions.forEach((revision) -> ordered.putIfAbsent(revision.getId(), revision));
		return List.copyOf(ordered.values());
	}

	private List<Integer> parents(RevisionDescriptor revision) {
		List<Integer> parents = new ArrayList<>();
		for (List<String> ids : List.of(revision.getRevises(), revision.getDependsOn())) {
			ids.stream().filter(this.places::containsKey).map(this.places::get).forEach(parents::add);
		}
		return parents;
	}

}
