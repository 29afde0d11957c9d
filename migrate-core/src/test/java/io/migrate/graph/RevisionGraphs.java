package io.migrate.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.Problems;

/**
 * Makes graphs from arrows: {@code of("a->b", "b,c->d")} has four revisions, and d merges
 * b and c. Chains are allowed ({@code "a->b->c"}), so are lone revisions ({@code "a"}).
 * Where a revision is mentioned it may declare labels, {@code "a->b[reports]"}, and
 * dependencies, {@code "b->c(x, reports)"}. The order of first mention breaks ties.
 */
public final class RevisionGraphs {

	private static final Pattern MENTION = Pattern
		.compile("\\s*(\\w+)\\s*(?:\\[([^\\]]*)\\])?\\s*(?:\\(([^)]*)\\))?\\s*(?:,|$)");

	private final Map<String, Set<String>> revises = new LinkedHashMap<>();

	private final Map<String, List<String>> dependsOn = new LinkedHashMap<>();

	private final Map<String, List<String>> labels = new LinkedHashMap<>();

	private RevisionGraphs() {
	}

	/**
	 * Makes a sound graph.
	 * @param arrows the notation above
	 * @return the graph
	 */
	public static RevisionGraph of(String... arrows) {
		Problems problems = new Problems();
		RevisionGraph graph = RevisionGraph.of(nodes(arrows), problems);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException("The arrows are no graph:" + Problems.lines(problems.list()));
		}
		return graph;
	}

	/**
	 * Makes the revisions of a graph that need not be sound.
	 * @param arrows the notation above
	 * @return the revisions in the order of first mention
	 */
	public static List<RevisionNode> nodes(String... arrows) {
		RevisionGraphs graph = new RevisionGraphs();
		for (String chain : arrows) {
			List<String> parents = List.of();
			for (String part : chain.split("->")) {
				List<String> children = graph.mentions(part);
				for (String child : children) {
					graph.revises.get(child).addAll(parents);
				}
				parents = children;
			}
		}
		return graph.build();
	}

	/**
	 * Makes a set of ids.
	 * @param names names with spaces between them; nothing makes the empty set
	 * @return their ids
	 */
	public static Set<RevisionId> ids(String names) {
		Set<RevisionId> ids = new LinkedHashSet<>();
		words(names, " ").forEach((name) -> ids.add(new RevisionId(name)));
		return ids;
	}

	/**
	 * What is applied when some revisions are current.
	 * @param graph the graph
	 * @param current names with spaces between them
	 * @return they and all that they need
	 */
	public static Set<RevisionId> applied(RevisionGraph graph, String current) {
		return graph.closure(ids(current));
	}

	private List<String> mentions(String part) {
		List<String> names = new ArrayList<>();
		Matcher matcher = MENTION.matcher(part);
		int end = 0;
		while (end < part.length() && matcher.find() && matcher.start() == end) {
			String name = matcher.group(1);
			names.add(name);
			this.revises.computeIfAbsent(name, (key) -> new LinkedHashSet<>());
			this.labels.computeIfAbsent(name, (key) -> new ArrayList<>()).addAll(words(matcher.group(2), ","));
			this.dependsOn.computeIfAbsent(name, (key) -> new ArrayList<>()).addAll(words(matcher.group(3), ","));
			end = matcher.end();
		}
		if (end < part.length()) {
			throw new IllegalArgumentException("Cannot read '" + part + "'");
		}
		return names;
	}

	private List<RevisionNode> build() {
		List<RevisionNode> nodes = new ArrayList<>();
		this.revises.forEach((name, parents) -> nodes.add(new RevisionNode(new RevisionId(name),
				parents.stream().map(RevisionId::new).toList(), this.dependsOn.get(name), this.labels.get(name))));
		return nodes;
	}

	private static List<String> words(String text, String separator) {
		return (text == null) ? List.of()
				: Arrays.stream(text.split(separator)).map(String::trim).filter((word) -> !word.isEmpty()).toList();
	}

}
