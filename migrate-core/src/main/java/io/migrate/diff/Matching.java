package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Pairs things that are the same but for their names. A name that nobody gave fits any.
 *
 * @param <T> the kind of thing
 * @param pairs what both sides have
 * @param dropped what only the current side has
 * @param added what only the desired side has
 */
record Matching<T>(List<Pair<T>> pairs, List<T> dropped, List<T> added) {

	/**
	 * Pairs what there is with what is to be.
	 * @param <T> the kind of thing
	 * @param from what there is
	 * @param to what is to be
	 * @param name the name of a thing
	 * @param shape the thing without its name
	 * @return the pairs, and what is left
	 */
	static <T> Matching<T> of(List<T> from, List<T> to, Function<T, @Nullable String> name, Function<T, T> shape) {
		List<T> dropped = new ArrayList<>(from);
		List<T> added = new ArrayList<>(to);
		List<Pair<T>> pairs = new ArrayList<>();
		BiPredicate<T, T> same = (one, other) -> shape.apply(one).equals(shape.apply(other));
		BiPredicate<T, T> sameName = (one, other) -> Objects.equals(name.apply(one), name.apply(other));
		BiPredicate<T, T> anyName = (one, other) -> name.apply(one) == null || name.apply(other) == null;
		pair(dropped, added, pairs, same.and(sameName));
		pair(dropped, added, pairs, same.and(anyName));
		pair(dropped, added, pairs, same);
		return new Matching<>(pairs, dropped, added);
	}

	private static <T> void pair(List<T> dropped, List<T> added, List<Pair<T>> pairs, BiPredicate<T, T> fits) {
		for (T thing : List.copyOf(added)) {
			int index = 0;
			while (index < dropped.size() && !fits.test(dropped.get(index), thing)) {
				index++;
			}
			if (index < dropped.size()) {
				pairs.add(new Pair<>(dropped.remove(index), thing));
				added.remove(thing);
			}
		}
	}

	/**
	 * The same thing on both sides.
	 *
	 * @param <T> the kind of thing
	 * @param from how it is
	 * @param to how it is to be
	 */
	record Pair<T>(T from, T to) {

	}

}
