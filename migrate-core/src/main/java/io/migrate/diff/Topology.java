package io.migrate.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Puts things behind what they need.
 */
final class Topology {

	private Topology() {
	}

	/**
	 * Sorts. What needs each other in a circle keeps some order.
	 * @param <T> the kind of thing
	 * @param things the things, in the order that decides where nothing else does
	 * @param needs whether the first one needs the second one
	 * @return the same things, what is needed first
	 */
	static <T> List<T> sort(Collection<T> things, BiPredicate<T, T> needs) {
		Set<T> sorted = new LinkedHashSet<>();
		Set<T> begun = new LinkedHashSet<>();
		things.forEach((thing) -> visit(thing, things, needs, begun, sorted));
		return new ArrayList<>(sorted);
	}

	private static <T> void visit(T thing, Collection<T> things, BiPredicate<T, T> needs, Set<T> begun, Set<T> sorted) {
		if (begun.add(thing)) {
			things.stream()
				.filter((other) -> other != thing && needs.test(thing, other))
				.forEach((other) -> visit(other, things, needs, begun, sorted));
			sorted.add(thing);
		}
	}

}
