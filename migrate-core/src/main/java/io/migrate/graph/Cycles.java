package io.migrate.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the revisions that are on a cycle: the strongly connected components of more than
 * one member (Tarjan's algorithm with a stack of its own instead of recursion). Alembic
 * names everything that it cannot reach; we name only what is on the cycle.
 */
final class Cycles {

	private final Function<RevisionId, ? extends Collection<RevisionId>> next;

	private final Map<RevisionId, Integer> order = new HashMap<>();

	private final Map<RevisionId, Integer> low = new HashMap<>();

	private final Deque<RevisionId> component = new ArrayDeque<>();

	private final Set<RevisionId> inComponent = new HashSet<>();

	private final Deque<Frame> frames = new ArrayDeque<>();

	private final List<Set<RevisionId>> found = new ArrayList<>();

	private Cycles(Function<RevisionId, ? extends Collection<RevisionId>> next) {
		this.next = next;
	}

	/**
	 * Finds the cycles.
	 * @param ids all revisions
	 * @param next the edges
	 * @return one set for each group of revisions that reach each other; an edge from a
	 * revision to itself does not count
	 */
	static List<Set<RevisionId>> find(Collection<RevisionId> ids,
			Function<RevisionId, ? extends Collection<RevisionId>> next) {
		Cycles cycles = new Cycles(next);
		ids.forEach(cycles::search);
		return cycles.found;
	}

	private void search(RevisionId root) {
		if (!this.order.containsKey(root)) {
			enter(root);
		}
		while (!this.frames.isEmpty()) {
			Frame frame = this.frames.element();
			if (frame.open().hasNext()) {
				follow(frame.id(), frame.open().next());
			}
			else {
				leave(this.frames.pop().id());
			}
		}
	}

	private void enter(RevisionId id) {
		int number = this.order.size();
		this.order.put(id, number);
		this.low.put(id, number);
		this.component.push(id);
		this.inComponent.add(id);
		this.frames.push(new Frame(id, this.next.apply(id).iterator()));
	}

	private void follow(RevisionId from, RevisionId to) {
		Integer number = this.order.get(to);
		if (number == null) {
			enter(to);
		}
		else if (this.inComponent.contains(to)) {
			this.low.merge(from, number, Math::min);
		}
	}

	private void leave(RevisionId id) {
		Integer lowest = this.low.get(id);
		if (!this.frames.isEmpty() && lowest != null) {
			this.low.merge(this.frames.element().id(), lowest, Math::min);
		}
		if (lowest != null && lowest.equals(this.order.get(id))) {
			close(id);
		}
	}

	private void close(RevisionId first) {
		RevisionId member = removeMember();
		if (member.equals(first)) {
			return;
		}
		Set<RevisionId> members = new HashSet<>();
		members.add(member);
		while (!member.equals(first)) {
			member = removeMember();
			members.add(member);
		}
		this.found.add(members);
	}

	private RevisionId removeMember() {
		RevisionId member = this.component.pop();
		this.inComponent.remove(member);
		return member;
	}

	private record Frame(RevisionId id, Iterator<RevisionId> open) {
	}

}
