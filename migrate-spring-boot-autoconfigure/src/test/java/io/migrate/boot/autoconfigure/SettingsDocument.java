package io.migrate.boot.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Writes the metadata as tables for people: one for each subject, in the order in which
 * the settings stand in the code.
 */
final class SettingsDocument {

	private static final Map<String, List<Class<?>>> SECTIONS = sections();

	/** Where the documentation says more. */
	private static final Map<String, String> MORE = Map.ofEntries(Map.entry("migrate.on-startup", "kubernetes.md"),
			Map.entry("migrate.protected-tables", "revisions.md#tables-of-somebody-else"),
			Map.entry("migrate.before-downgrade", "production.md#a-backup-first"),
			Map.entry("migrate.before-destructive", "production.md#a-backup-first"),
			Map.entry("migrate.lock", "production.md#behind-a-proxy"),
			Map.entry("migrate.data-statements", "revisions.md#data"),
			Map.entry("migrate.placeholders", "revisions.md#placeholders"),
			Map.entry("migrate.revisions-directory", "commands.md#revision"),
			Map.entry("migrate.java-source-directory", "revisions.md#revisions-in-java"),
			Map.entry("migrate.populations.mode", "populations.md"),
			Map.entry("migrate.definitions.locations", "populations.md#views-functions-and-triggers"),
			Map.entry("migrate.autogenerate.schema", "autogenerate.md#without-jpa"),
			Map.entry("migrate.url", "spring-boot.md#another-user-for-revisions"),
			Map.entry("migrate.probe-port", "spring-boot.md#a-long-start-seen-from-outside"),
			Map.entry("migrate.autogenerate.include", "autogenerate.md"),
			Map.entry("migrate.verify.drift", "drift.md"));

	private final SettingsMetadata metadata;

	SettingsDocument(SettingsMetadata metadata) {
		this.metadata = metadata;
	}

	private static Map<String, List<Class<?>>> sections() {
		Map<String, List<Class<?>>> sections = new LinkedHashMap<>();
		sections.put("What a start does", List.of(StartupProperties.class, ProbeProperties.class));
		sections.put("The database", List.of(ConnectionProperties.class));
		sections.put("Every run", List.of(MigrateProperties.class, PrecautionProperties.class));
		sections.put("How revisions run", List.of(ExecutionProperties.class, PlaceholderProperties.class));
		sections.put("Populations and definitions", List.of(PopulationProperties.class, DefinitionProperties.class));
		sections.put("Drift", List.of(VerifyProperties.class));
		sections.put("New revisions", List.of(RevisionFileProperties.class));
		sections.put("Comparisons", List.of(AutogenerateProperties.class, ScratchProperties.class));
		return sections;
	}

	/**
	 * Lists the settings in the order of the document.
	 * @return their names
	 */
	static List<String> names() {
		return SECTIONS.values().stream().flatMap((types) -> names(types).stream()).toList();
	}

	static List<Class<?>> types() {
		return SECTIONS.values().stream().flatMap(List::stream).collect(Collectors.toList());
	}

	private static List<String> names(List<Class<?>> types) {
		List<String> names = new ArrayList<>();
		types.forEach((type) -> addNames(names, type.getAnnotation(ConfigurationProperties.class).value() + ".", type));
		return names;
	}

	private static void addNames(List<String> names, String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (component.getType().isRecord()) {
				addNames(names, name + ".", component.getType());
			}
			else {
				names.add(name);
			}
		}
	}

	String write() {
		return SECTIONS.entrySet()
			.stream()
			.map((section) -> section(section.getKey(), section.getValue()))
			.collect(Collectors.joining("\n"));
	}

	private String section(String title, List<Class<?>> types) {
		return "## " + title + "\n\n| name | default | meaning |\n|---|---|---|\n"
				+ names(types).stream().map(this::row).collect(Collectors.joining());
	}

	private String row(String name) {
		String value = this.metadata.defaultOf(name);
		return "| `" + name + "` | " + (value.isEmpty() ? "" : "`" + value + "` ") + "| "
				+ asMarkdown(this.metadata.description(name))
				+ (MORE.containsKey(name) ? " [More](" + MORE.get(name) + ")." : "") + values(name) + " |\n";
	}

	private String values(String name) {
		return this.metadata.values(name)
			.stream()
			.map((value) -> "<br>`" + value.getKey() + "`: " + StringUtils.uncapitalize(asMarkdown(value.getValue())))
			.collect(Collectors.joining());
	}

	// Editors show plain text, where code is in quotes
	private static String asMarkdown(String text) {
		return text.replaceAll("(^|[ (])'([^' ]+)'", "$1`$2`").replace("|", "\\|");
	}

}
