package io.migrate.boot.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the build says about the settings, for editors.
 *
 * @param properties the settings, by their names
 * @param deprecated what is none any more, by their names
 * @param hints what an editor offers as values, by the names of the settings
 */
record SettingsMetadata(Map<String, JsonNode> properties, Map<String, JsonNode> deprecated,
		Map<String, JsonNode> hints) {

	static SettingsMetadata read() {
		// Below the classes of this module; other jars have a file of this name as well
		URI classes = URI
			.create(MigrateProperties.class.getProtectionDomain().getCodeSource().getLocation().toString());
		JsonNode file = JsonMapper.shared()
			.readTree(Path.of(classes).resolve("META-INF/spring-configuration-metadata.json"));
		return new SettingsMetadata(named(file, "properties", (entry) -> !entry.has("deprecation")),
				named(file, "properties", (entry) -> entry.has("deprecation")), named(file, "hints", (entry) -> true));
	}

	private static Map<String, JsonNode> named(JsonNode file, String list, Function<JsonNode, Boolean> wanted) {
		return file.path(list)
			.valueStream()
			.filter((entry) -> name(entry).startsWith("migrate.") && wanted.apply(entry))
			.collect(Collectors.toMap(SettingsMetadata::name, Function.identity(), (one, other) -> one, TreeMap::new));
	}

	private static String name(JsonNode entry) {
		return entry.path("name").asString();
	}

	/**
	 * Tells the default of a setting.
	 * @param name its name
	 * @return the default as it is written in a file, empty if there is none
	 */
	String defaultOf(String name) {
		JsonNode value = this.properties.get(name).path("defaultValue");
		JsonNode one = value.isArray() ? value.path(0) : value;
		return one.isMissingNode() ? "" : one.asString();
	}

	String description(String name) {
		return this.properties.get(name).path("description").asString("");
	}

	/**
	 * Lists the values that are offered for a setting.
	 * @param name its name
	 * @return each with its description
	 */
	List<Map.Entry<String, String>> values(String name) {
		JsonNode hint = this.hints.get(name);
		Stream<JsonNode> values = (hint != null) ? hint.path("values").valueStream() : Stream.empty();
		return values.map((value) -> Map.entry(value.path("value").asString(), value.path("description").asString("")))
			.toList();
	}

	String type(String name) {
		return this.properties.get(name).path("type").asString();
	}

	boolean isHandledAs(String name, Class<?> type) {
		JsonNode hint = this.hints.get(name);
		return hint != null && hint.path("providers")
			.valueStream()
			.anyMatch((provider) -> type.getName().equals(provider.path("parameters").path("target").asString("")));
	}

}
