package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.migrate.base.EditDistance;

/**
 * Lists candidates in messages.
 */
final class Listing {

	private static final int MOST = 10;

	private static final int MOST_NEAR = 3;

	private static final int NEAR = 2;

	private Listing() {
	}

	/**
	 * Lists names.
	 * @param names what to list
	 * @return the first ten, and how many more there are
	 */
	static String of(Collection<?> names) {
		String text = names.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
		return (names.size() > MOST) ? text + " and " + (names.size() - MOST) + " more" : text;
	}

	/**
	 * Lists revisions with the branch labels that they carry.
	 * @param graph knows the labels
	 * @param ids what to list
	 * @return such as {@code 3f2a (reports), 77b1}
	 */
	static String of(RevisionGraph graph, Collection<RevisionId> ids) {
		return of(ids.stream()
			.map((id) -> graph.labels(id).isEmpty() ? id.value()
					: id.value() + " (" + String.join(", ", graph.labels(id)) + ")")
			.toList());
	}

	/**
	 * Finds names that somebody may have meant.
	 * @param written what was written
	 * @param names what there is
	 * @return at most three names, the closest first
	 */
	static List<String> near(String written, Collection<String> names) {
		Map<Integer, List<String>> byDistance = new TreeMap<>();
		String lower = written.toLowerCase(Locale.ROOT);
		for (String name : names) {
			int most = Math.min(NEAR, Math.max(0, name.length() / 2 - 1));
			if (Math.abs(name.length() - written.length()) <= most) {
				int distance = EditDistance.between(lower, name.toLowerCase(Locale.ROOT));
				if (distance <= most) {
					byDistance.computeIfAbsent(distance, (key) -> new ArrayList<>()).add(name);
				}
			}
		}
		return byDistance.values().stream().flatMap(List::stream).limit(MOST_NEAR).toList();
	}

}
