package io.migrate.boot.actuate;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares whole documents. Only what differs from run to run is loosened: each such
 * value is checked to be of its kind, and then the kind stands in its place.
 */
final class LooseJson {

	private static final Map<String, Kind> KINDS = Map.of("appliedAt", Kind.INSTANT, "startedAt", Kind.INSTANT,
			"durationMs", Kind.MILLISECONDS, "appliedBy", Kind.USER_AND_MACHINE, "instance", Kind.MACHINE_AND_PROCESS,
			"version", Kind.VERSION, "engineVersion", Kind.TEXT, "error", Kind.TEXT);

	private LooseJson() {
	}

	static void assertSame(JsonNode actual, String expected) {
		JsonMapper mapper = JsonMapper.shared();
		assertThat(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(loosen(actual)))
			.isEqualTo(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(mapper.readTree(expected))));
	}

	/**
	 * The names of all fields of a document.
	 * @param document the document
	 * @return the names, each once
	 */
	static Set<String> fields(String document) {
		return Pattern.compile("\"(\\w+)\":")
			.matcher(document)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static JsonNode sorted(JsonNode node) {
		return copy(node, false);
	}

	private static JsonNode loosen(JsonNode node) {
		return copy(node, true);
	}

	private static JsonNode copy(JsonNode node, boolean loosened) {
		if (node.isArray()) {
			ArrayNode array = JsonMapper.shared().createArrayNode();
			node.forEach((element) -> array.add(copy(element, loosened)));
			return array;
		}
		if (!node.isObject()) {
			return node;
		}
		ObjectNode object = JsonMapper.shared().createObjectNode();
		node.propertyNames().stream().sorted().forEach((name) -> {
			Kind kind = KINDS.get(name);
			if (loosened && kind != null) {
				object.put(name, kind.of(name, node.get(name)));
			}
			else {
				object.set(name, copy(node.get(name), loosened));
			}
		});
		return object;
	}

	private enum Kind {

		INSTANT((node) -> Instant.parse(node.stringValue()) != null),

		MILLISECONDS((node) -> node.isIntegralNumber() && node.longValue() >= 0),

		USER_AND_MACHINE((node) -> node.stringValue().matches("\\w+@\\S+")),

		MACHINE_AND_PROCESS((node) -> node.stringValue().matches("\\S+:\\d+")),

		VERSION((node) -> node.stringValue().matches("\\d+(\\.\\d+)+.*")),

		TEXT((node) -> !node.stringValue().isBlank());

		private final Predicate<JsonNode> condition;

		Kind(Predicate<JsonNode> condition) {
			this.condition = condition;
		}

		String of(String name, JsonNode value) {
			assertThat(this.condition.test(value)).as("%s is of the kind %s: %s", name, this, value).isTrue();
			return name();
		}

	}

}
