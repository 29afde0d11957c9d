package io.migrate.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.Problems;

import org.jspecify.annotations.Nullable;

/**
 * Turns a list of revisions into edges and reports everything that is wrong with it at
 * once. Alembic warns about a duplicate id, and fails on the first of the others with
 * errors of many types.
 */
final class GraphReader {

	private final NodeLocator where;

	private final Problems problems;

	private final Map<RevisionId, RevisionNode> nodes = new LinkedHashMap<>();

	private final Map<String, RevisionId> labelled = new LinkedHashMap<>();

	private final Edges lineage = new Edges();

	private final Edges dependencies = new Edges();

	GraphReader(NodeLocator where, Problems problems) {
		this.where = where;
		this.problems = problems;
	}

	/**
	 * Reads the list.
	 * @param inOrder the revisions in the order that breaks ties
	 * @return the graph, which is empty when there was a problem
	 */
	RevisionGraph read(List<RevisionNode> inOrder) {
		int before = this.problems.list().size();
		inOrder.forEach(this::addNode);
		this.nodes.values().forEach(this::addLabels);
		this.nodes.values().forEach(this::addParents);
		this.nodes.values().forEach(this::addDependencies);
		Edges all = this.lineage.and(this.dependencies);
		addCycles(all);
		if (this.problems.list().size() > before) {
			return RevisionGraph.empty();
		}
		return new RevisionGraph(this.nodes, this.labelled, this.lineage, this.dependencies, all);
	}

	private void addNode(RevisionNode node) {
		RevisionNode other = this.nodes.putIfAbsent(node.id(), node);
		if (other != null) {
			report(node, NodePart.ID,
					"Revision id " + node.id() + " is already used by " + this.where.locate(other, NodePart.ID));
		}
	}

	private void addLabels(RevisionNode node) {
		for (String label : node.labels()) {
			if (!RevisionId.isValid(label)) {
				report(node, NodePart.LABELS,
						"Branch label '" + label + "' is not valid: use one to 64 letters, digits and underscores;"
								+ " head, heads, base and current mean something else");
			}
			else if (this.nodes.containsKey(new RevisionId(label))) {
				report(node, NodePart.LABELS, "Branch label '" + label + "' is also the id of a revision");
			}
			else {
				RevisionId other = this.labelled.putIfAbsent(label, node.id());
				if (other != null) {
					report(node, NodePart.LABELS,
							"Branch label '" + label + "' is already declared by revision " + other);
				}
			}
		}
	}

	private void addParents(RevisionNode node) {
		for (RevisionId parent : node.revises()) {
			if (parent.equals(node.id())) {
				report(node, NodePart.REVISES, "Revision " + node.id() + " revises itself");
			}
			else if (this.nodes.containsKey(parent)) {
				this.lineage.add(node.id(), parent);
			}
			else {
				report(node, NodePart.REVISES, "Revision " + node.id() + " revises " + parent + ", which is not there");
			}
		}
	}

	private void addDependencies(RevisionNode node) {
		for (String written : node.dependsOn()) {
			RevisionId dependency = resolve(written);
			if (dependency == null) {
				report(node, NodePart.DEPENDS_ON, "Revision " + node.id() + " depends on " + written
						+ ", which is neither a revision nor a" + " branch label");
			}
			else if (dependency.equals(node.id())) {
				report(node, NodePart.DEPENDS_ON, "Revision " + node.id() + " depends on itself");
			}
			else {
				this.dependencies.add(node.id(), dependency);
			}
		}
	}

	private @Nullable RevisionId resolve(String written) {
		RevisionId declaring = this.labelled.get(written);
		if (declaring != null) {
			return declaring;
		}
		RevisionId id = RevisionId.isValid(written) ? new RevisionId(written) : null;
		return (id != null && this.nodes.containsKey(id)) ? id : null;
	}

	private void addCycles(Edges all) {
		List<Set<RevisionId>> plain = Cycles.find(this.nodes.keySet(), this.lineage::down);
		plain.forEach((cycle) -> reportCycle("Revisions revise each other in a cycle: ", cycle));
		if (all != this.lineage) {
			List<Set<RevisionId>> wide = new ArrayList<>(Cycles.find(this.nodes.keySet(), all::down));
			wide.removeIf((cycle) -> plain.stream().anyMatch(cycle::containsAll));
			wide.forEach((cycle) -> reportCycle("Revisions revise or depend on each other in a cycle: ", cycle));
		}
	}

	private void reportCycle(String message, Set<RevisionId> cycle) {
		List<RevisionNode> members = this.nodes.values().stream().filter((node) -> cycle.contains(node.id())).toList();
		String names = members.stream().map((node) -> node.id().value()).collect(Collectors.joining(", "));
		report(members.get(0), NodePart.REVISES, message + names);
	}

	private void report(RevisionNode node, NodePart part, String message) {
		NodeLocator.Place place = this.where.locate(node, part);
		this.problems.add(place.location(), place.line(), message);
	}

}
