package io.migrate.boot.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows when somebody types {@code migrate.}
 */
class ConfigurationMetadataTests {

	/** No value is their default. */
	private static final Set<String> WITHOUT_DEFAULT = Set.of("migrate.baseline", "migrate.before-downgrade",
			"migrate.before-destructive", "migrate.placeholders", "migrate.java-revisions-package",
			"migrate.autogenerate.schema", "migrate.scratch.url", "migrate.scratch.user", "migrate.scratch.password",
			"migrate.url", "migrate.user", "migrate.password", "migrate.probe-port");

	private final SettingsMetadata metadata = SettingsMetadata.read();

	private final Set<String> names = this.metadata.properties().keySet();

	@Test
	void everySettingIsThere() {
		assertThat(this.names).containsExactlyInAnyOrderElementsOf(SettingsDocument.names());
		assertThat(SettingsDocument.types()).containsExactlyInAnyOrder(
				MigrateAutoConfiguration.class.getAnnotation(EnableConfigurationProperties.class).value());
	}

	@Test
	void aStartKnowsTheSameNames() {
		assertThat(this.names)
			.containsExactlyInAnyOrderElementsOf(SettingNames.KNOWN.stream().map("migrate."::concat).toList());
	}

	@Test
	void aFormerNameIsAnErrorAndNamesItsReplacement() {
		Map<String, String> renamed = this.metadata.deprecated()
			.entrySet()
			.stream()
			.filter((entry) -> "error".equals(entry.getValue().at("/deprecation/level").asString()))
			.collect(Collectors.toMap((entry) -> entry.getKey().substring("migrate.".length()),
					(entry) -> entry.getValue()
						.at("/deprecation/replacement")
						.asString()
						.substring("migrate.".length())));
		assertThat(renamed).isEqualTo(SettingNames.RENAMED);
		assertThat(this.names).containsAll(renamed.values().stream().map("migrate."::concat).toList());
	}

	@Test
	void thereAreFewEnoughToBeRead() {
		assertThat(this.names).hasSizeLessThanOrEqualTo(45);
	}

	@Test
	void everySettingIsDescribedInSentences() {
		assertThat(this.names)
			.allSatisfy((name) -> assertThat(this.metadata.description(name)).matches("(?s)(?!(The|A|An) )[A-Z].*\\."));
	}

	@Test
	void everySwitchSaysWhether() {
		assertThat(this.names).filteredOn((name) -> this.metadata.type(name).equals("java.lang.Boolean"))
			.allSatisfy((name) -> assertThat(this.metadata.description(name)).startsWith("Whether "));
	}

	@Test
	void everySettingHasADefault() {
		assertThat(this.names).allSatisfy((name) -> assertThat(this.metadata.properties().get(name).has("defaultValue"))
			.isEqualTo(!WITHOUT_DEFAULT.contains(name)));
	}

	@Test
	void everyHintIsForASettingAndDescribesItsValues() {
		assertThat(this.names).containsAll(this.metadata.hints().keySet());
		assertThat(this.names).flatMap(this.metadata::values)
			.isNotEmpty()
			.allSatisfy((value) -> assertThat(value.getValue()).as(value.getKey()).matches("[A-Z].*\\."));
	}

	@Test
	void whatHasFewValuesOffersEachOfThem() {
		assertThat(this.names).filteredOn((name) -> !values(name).isEmpty())
			.hasSizeGreaterThan(5)
			.allSatisfy((name) -> assertThat(this.metadata.values(name)).extracting(Map.Entry::getKey)
				.isEqualTo(values(name)));
	}

	@Test
	void everyLengthOfTimeOffersOne() {
		assertThat(this.names).filteredOn((name) -> this.metadata.type(name).equals("java.time.Duration"))
			.allSatisfy((name) -> assertThat(this.metadata.values(name)).isNotEmpty());
	}

	@Test
	void whatIsAResourceIsCompletedAsOne() {
		assertThat(this.names)
			.filteredOn((name) -> name.endsWith("locations") || name.equals("migrate.autogenerate.schema"))
			.hasSize(4)
			.allMatch((name) -> this.metadata.isHandledAs(name, Resource.class));
	}

	private List<String> values(String name) {
		String type = this.metadata.type(name).replaceFirst("<.*", "");
		Object[] constants = ClassUtils.resolveClassName(type, null).getEnumConstants();
		return (constants != null)
				? Arrays.stream(constants).map((constant) -> constant.toString().toLowerCase(Locale.ROOT)).toList()
				: List.of();
	}

}
