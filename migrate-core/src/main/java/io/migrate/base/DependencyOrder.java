package io.migrate.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Brings things into an order in which each stands behind those that it depends on. One
 * instance makes one order.
 *
 * @param <T> the things
 */
public final class DependencyOrder<T> {

	private final Map<String, T> all;

	private final Function<T, List<String>> dependsOn;

	private final BiConsumer<T, String> report;

	private final Map<String, T> sorted = new LinkedHashMap<>();

	private DependencyOrder(Map<String, T> all, Function<T, List<String>> dependsOn, BiConsumer<T, String> report) {
		this.all = all;
		this.dependsOn = dependsOn;
		this.report = report;
	}

	/**
	 * Makes the order.
	 * @param <T> the things
	 * @param all the things by name, in the order that decides ties
	 * @param dependsOn the names that one depends on
	 * @param report is told of a thing that depends on what is not there, or on itself
	 * @return the things by name, in the order
	 */
	public static <T> Map<String, T> of(Map<String, T> all, Function<T, List<String>> dependsOn,
			BiConsumer<T, String> report) {
		DependencyOrder<T> order = new DependencyOrder<>(all, dependsOn, report);
		all.keySet().forEach((name) -> order.visit(name, new LinkedHashSet<>()));
		return order.sorted;
	}

	private void visit(String name, Set<String> way) {
		T thing = this.all.get(name);
		if (thing == null || this.sorted.containsKey(name)) {
			return;
		}
		if (!way.add(name)) {
			List<String> circle = new ArrayList<>(way);
			this.report.accept(thing, "depends on itself: "
					+ String.join(" -> ", circle.subList(circle.indexOf(name), circle.size())) + " -> " + name);
			return;
		}
		for (String other : this.dependsOn.apply(thing)) {
			if (!this.all.containsKey(other)) {
				this.report.accept(thing, "depends on '" + other + "', which is not there");
			}
			visit(other, way);
		}
		way.remove(name);
		this.sorted.putIfAbsent(name, thing);
	}

}
