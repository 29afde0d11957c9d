package io.migrate.boot.autoconfigure;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows when somebody types {@code migrate.}
 */
class ConfigurationMetadataTests {

	/** No value is their default. */
	private static final List<String> WITHOUT_DEFAULT = List.of("migrate.baseline", "migrate.placeholders",
			"migrate.java-revisions-package", "migrate.autogenerate.schema", "migrate.scratch.url",
			"migrate.scratch.username", "migrate.scratch.password");

	private final Map<String, JsonNode> properties = read();

	@Test
	void everySettingIsThere() {
		List<String> settings = new ArrayList<>(List.of("migrate.enabled"));
		List.of(MigrateProperties.class, ExecutionProperties.class, StartupProperties.class,
				PlaceholderProperties.class, RevisionFileProperties.class)
			.forEach((type) -> addSettings(settings, "migrate.", type));
		addSettings(settings, "migrate.autogenerate.", AutogenerateProperties.class);
		addSettings(settings, "migrate.scratch.", ScratchProperties.class);
		addSettings(settings, "migrate.populations.", PopulationProperties.class);
		addSettings(settings, "migrate.definitions.", DefinitionProperties.class);
		assertThat(this.properties).containsOnlyKeys(settings);
	}

	@Test
	void thereAreFewEnoughToBeRead() {
		assertThat(this.properties).hasSizeLessThanOrEqualTo(45);
	}

	@Test
	void everySettingIsDescribedInSentences() {
		assertThat(this.properties).allSatisfy((name, property) -> assertThat(property.path("description").asString(""))
			.matches("(?s)(?!(The|A) )[A-Z].*\\."));
	}

	@Test
	void everySettingHasADefault() {
		assertThat(this.properties).allSatisfy((name, property) -> assertThat(property.has("defaultValue"))
			.isEqualTo(!WITHOUT_DEFAULT.contains(name)));
	}

	@Test
	void everySettingStandsInTheDocumentationWithItsDefault() throws IOException {
		assertThat(Files.readString(Path.of("..", "docs", "settings.md")))
			.contains(this.properties.values().stream().map(ConfigurationMetadataTests::row).toList());
	}

	private static String row(JsonNode property) {
		JsonNode value = property.path("defaultValue");
		JsonNode one = value.isArray() ? value.path(0) : value;
		return "| `" + property.path("name").asString() + "` | "
				+ (one.isMissingNode() ? "|" : "`" + one.asString() + "` |");
	}

	private static void addSettings(List<String> names, String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (component.getType().isRecord()) {
				addSettings(names, name + ".", component.getType());
			}
			else {
				names.add(name);
			}
		}
	}

	private static Map<String, JsonNode> read() {
		// Below the classes of this module; other jars have a file of this name as well
		URI classes = URI
			.create(MigrateProperties.class.getProtectionDomain().getCodeSource().getLocation().toString());
		Path file = Path.of(classes).resolve("META-INF/spring-configuration-metadata.json");
		return JsonMapper.shared()
			.readTree(file)
			.path("properties")
			.valueStream()
			.filter((property) -> property.path("name").asString().startsWith("migrate."))
			.collect(Collectors.toMap((property) -> property.path("name").asString(), Function.identity()));
	}

}
