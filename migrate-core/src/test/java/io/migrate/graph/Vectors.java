package io.migrate.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the real Alembic: graphs, and for each graph what commands did.
 *
 * @param builtIn whether it is the file of the test resources, whose counts are known
 * @param graphs the graphs
 */
record Vectors(boolean builtIn, List<Vectors.Graph> graphs) {

	/**
	 * Reads the file that the system property {@code migrate.vectors} names, else the one
	 * of the test resources.
	 */
	static Vectors load() {
		String path = System.getProperty("migrate.vectors", "");
		boolean builtIn = path.isBlank() || path.startsWith("${");
		try (InputStream in = builtIn ? Vectors.class.getResourceAsStream("revision-graphs.json")
				: Files.newInputStream(Path.of(path))) {
			List<Graph> graphs = new ArrayList<>();
			JsonMapper.builder().build().readTree(in).forEach((graph) -> graphs.add(Graph.of(graph)));
			return new Vectors(builtIn, graphs);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Set<String> strings(JsonNode list) {
		Set<String> strings = new LinkedHashSet<>();
		list.forEach((item) -> strings.add(item.asString()));
		return strings;
	}

	/**
	 * One graph.
	 *
	 * @param revisions the revisions in the order of the map
	 * @param sets the heads and so on, by the name that the file gives them
	 * @param labels the labels that each revision carries
	 * @param cases what the commands did
	 */
	record Graph(List<RevisionNode> revisions, Map<String, Set<String>> sets, Map<String, Set<String>> labels,
			List<Case> cases) {

		private static Graph of(JsonNode json) {
			List<RevisionNode> revisions = new ArrayList<>();
			json.get("revisions")
				.forEach((item) -> revisions.add(new RevisionNode(new RevisionId(item.get("id").asString()),
						strings(item.get("down")).stream().map(RevisionId::new).toList(),
						List.copyOf(strings(item.get("depends_on"))), List.copyOf(strings(item.get("labels"))))));
			Map<String, Set<String>> sets = new LinkedHashMap<>();
			for (String name : List.of("heads", "bases", "real_heads", "real_bases", "branch_points", "merge_points")) {
				sets.put(name, strings(json.get(name)));
			}
			Map<String, Set<String>> labels = new LinkedHashMap<>();
			json.get("labels").properties().forEach((entry) -> labels.put(entry.getKey(), strings(entry.getValue())));
			List<Case> cases = new ArrayList<>();
			json.get("cases").forEach((item) -> cases.add(Case.of(item)));
			return new Graph(revisions, sets, labels, cases);
		}

	}

	/**
	 * What one command did.
	 *
	 * @param command upgrade, downgrade or stamp
	 * @param from the rows before
	 * @param target the argument of the command
	 * @param error the kind of error, or empty
	 * @param steps the revisions that were run, empty for stamp
	 * @param after the rows afterwards
	 */
	record Case(String command, Set<String> from, String target, String error, Set<String> steps, Set<String> after) {

		private static Case of(JsonNode json) {
			return new Case(json.get("command").asString(), strings(json.get("from")), json.get("target").asString(),
					json.path("error").asString(""), strings(json.path("steps")), strings(json.path("heads_after")));
		}

		boolean failed() {
			return !this.error.isEmpty();
		}

	}

}
