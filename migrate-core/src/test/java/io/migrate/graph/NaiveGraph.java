package io.migrate.graph;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The set model of a graph in the fewest words, with no regard to speed: what the tests
 * hold the engine against. It shares no code with it.
 */
final class NaiveGraph {

	private final Map<String, Set<String>> revises = new LinkedHashMap<>();

	private final Map<String, Set<String>> needs = new LinkedHashMap<>();

	private final Map<String, String> labelled = new LinkedHashMap<>();

	NaiveGraph(Iterable<RevisionNode> nodes) {
		nodes.forEach((node) -> node.labels().forEach((label) -> this.labelled.put(label, node.id().value())));
		for (RevisionNode node : nodes) {
			Set<String> parents = node.revises().stream().map(RevisionId::value).collect(Collectors.toSet());
			this.revises.put(node.id().value(), parents);
			Set<String> all = new HashSet<>(parents);
			node.dependsOn().forEach((name) -> all.add(this.labelled.getOrDefault(name, name)));
			this.needs.put(node.id().value(), all);
		}
	}

	Set<String> all() {
		return this.needs.keySet();
	}

	Set<String> parents(String id) {
		return this.revises.get(id);
	}

	/** What it revises or depends on itself. */
	Set<String> directly(String id) {
		return this.needs.get(id);
	}

	/** Itself and what it revises, near and far. */
	Set<String> ancestors(String id) {
		return below(id, this.revises);
	}

	/** Itself and what it needs, near and far. */
	Set<String> closure(String id) {
		return below(id, this.needs);
	}

	Set<String> closure(Set<String> ids) {
		return ids.stream().flatMap((id) -> closure(id).stream()).collect(Collectors.toSet());
	}

	boolean descends(String id, String ancestor) {
		return ancestors(id).contains(ancestor);
	}

	boolean sharesLineage(String one, String two) {
		return descends(one, two) || descends(two, one);
	}

	boolean needs(String id, String other) {
		return !id.equals(other) && closure(id).contains(other);
	}

	Set<String> children(String id) {
		return select(all(), (other) -> this.revises.get(other).contains(id));
	}

	/** Those that no other of the same set needs. */
	Set<String> maximal(Set<String> ids) {
		return select(ids, (id) -> ids.stream().noneMatch((other) -> needs(other, id)));
	}

	Set<String> heads() {
		return select(all(), (id) -> children(id).isEmpty());
	}

	/** The full id that a name or its beginning means, which must be unique. */
	String named(String name) {
		Set<String> found = starting(name);
		return found.contains(name) ? this.labelled.getOrDefault(name, name)
				: this.labelled.getOrDefault(found.iterator().next(), found.iterator().next());
	}

	Set<String> starting(String name) {
		Set<String> names = new LinkedHashSet<>(all());
		names.addAll(this.labelled.keySet());
		return select(names, (candidate) -> candidate.startsWith(name));
	}

	static Set<String> select(Set<String> ids, Predicate<String> which) {
		return ids.stream().filter(which).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private Set<String> below(String id, Map<String, Set<String>> edges) {
		Set<String> found = new HashSet<>(Set.of(id));
		edges.get(id).forEach((parent) -> found.addAll(below(parent, edges)));
		return found;
	}

}
