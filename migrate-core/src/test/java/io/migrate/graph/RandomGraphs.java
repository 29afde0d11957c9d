package io.migrate.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.migrate.base.Problems;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random sound graphs with branches, merges, dependencies and labels, and what is applied
 * in a database.
 */
final class RandomGraphs {

	private static final int MOST = 14;

	private RandomGraphs() {
	}

	static Arbitrary<Database> databases() {
		return Arbitraries.longs().map((seed) -> database(new Random(seed)));
	}

	static List<RevisionNode> nodes(Random random, int size) {
		List<RevisionNode> nodes = new ArrayList<>();
		for (int index = 0; index < size; index++) {
			Set<RevisionId> parents = new TreeSet<>();
			Set<String> dependencies = new TreeSet<>();
			for (int edge = pick(random, 10, 85); edge > 0 && index > 0; edge--) {
				parents.add(nodes.get(nearby(random, index)).id());
			}
			for (int edge = pick(random, 60, 90); edge > 0 && index > 0; edge--) {
				dependencies.add(nodes.get(random.nextInt(index)).id().value());
			}
			List<String> labels = (random.nextInt(4) == 0) ? List.of("label" + index) : List.of();
			nodes.add(new RevisionNode(new RevisionId(String.format("%04x%04d", random.nextInt(1 << 16), index)),
					List.copyOf(parents), List.copyOf(dependencies), labels));
		}
		return nodes;
	}

	private static Database database(Random random) {
		List<RevisionNode> nodes = nodes(random, 1 + random.nextInt(MOST));
		Problems problems = new Problems();
		RevisionGraph graph = RevisionGraph.of(nodes, problems);
		problems.throwIfAny((found) -> new TargetException(TargetException.Reason.MALFORMED, found.toString(), ""));
		List<RevisionId> some = new ArrayList<>();
		for (RevisionNode node : nodes) {
			if (random.nextInt(nodes.size()) < 2) {
				some.add(node.id());
			}
		}
		return new Database(nodes, graph, graph.closure(some), target(random, nodes));
	}

	private static Target target(Random random, List<RevisionNode> nodes) {
		String one = nodes.get(random.nextInt(nodes.size())).id().value();
		String two = nodes.get(random.nextInt(nodes.size())).id().value();
		List<String> forms = List.of("head", "heads", "base", "+1", "-1", "-2", one, one, one + "@head", one + "@heads",
				one + "@base", one + "@" + two, one + "@-1", one + "@+1", one + "-1", one + "-2", one + "+1", "base+1",
				"head-1", one + "@base+2");
		return Target.parse(forms.get(random.nextInt(forms.size())));
	}

	private static int nearby(Random random, int index) {
		return random.nextBoolean() ? random.nextInt(index) : Math.max(0, index - 1 - random.nextInt(3));
	}

	private static int pick(Random random, int none, int one) {
		int percent = random.nextInt(100);
		return (percent < none) ? 0 : (percent < one) ? 1 : 2;
	}

	/**
	 * A graph, what is applied, and a target.
	 */
	record Database(List<RevisionNode> nodes, RevisionGraph graph, Set<RevisionId> applied, Target target) {

		@Override
		public String toString() {
			return this.nodes + " applied " + this.applied + " target " + this.target;
		}

	}

}
