package io.migrate.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Reachability without recursion, so that a chain of ten thousand revisions is no
 * problem.
 */
final class Walks {

	private Walks() {
	}

	/**
	 * What can be reached.
	 * @param start where to start; part of the answer
	 * @param next the neighbours of one
	 * @return everything that can be reached, in the order of discovery
	 */
	static <T> Set<T> reach(Collection<T> start, Function<T, ? extends Collection<T>> next) {
		Set<T> seen = new LinkedHashSet<>(start);
		Deque<T> open = new ArrayDeque<>(seen);
		while (!open.isEmpty()) {
			for (T neighbour : next.apply(open.remove())) {
				if (seen.add(neighbour)) {
					open.add(neighbour);
				}
			}
		}
		return Collections.unmodifiableSet(seen);
	}

}
