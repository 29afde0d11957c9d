package io.migrate.boot.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.migrate.base.EditDistance;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The names of all settings. They stand here once more, so that a start needs neither
 * reflection nor the metadata in order to know them.
 */
final class SettingNames {

	static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("migrate");

	/** Every name below the prefix. */
	static final List<String> KNOWN = List.of("asynchronous-commits", "autogenerate.exclude", "autogenerate.include",
			"autogenerate.schema", "baseline", "before-destructive", "before-downgrade", "build-timeout",
			"connect-retries", "data-statements", "definitions.locations", "downgrade.allowed", "enabled",
			"java-revisions-package", "java-source-directory", "locations", "lock", "lock-timeout", "on-startup",
			"password", "placeholders", "placeholders-in-bodies", "populations.fail-on-error", "populations.locations",
			"populations.mode", "probe-port", "protected-tables", "retry-timeout", "revision-file-name",
			"revisions-directory", "schema", "scratch.password", "scratch.url", "scratch.user", "table-prefix",
			"target", "transaction", "unknown-revisions", "url", "user", "verify.drift", "verify.fingerprints",
			"wait-timeout");

	/** What settings were called, and what they are called now. */
	static final Map<String, String> RENAMED = Map.of("scratch.username", "scratch.user");

	/** Has names of the application's own below it. */
	private static final ConfigurationPropertyName PLACEHOLDERS = PREFIX.append("placeholders");

	private final Map<ConfigurationPropertyName, String> exact = new LinkedHashMap<>();

	private final Map<String, String> byLetters = new LinkedHashMap<>();

	SettingNames() {
		for (String name : KNOWN) {
			this.exact.put(PREFIX.append(name), name);
			this.byLetters.put(letters(name), name);
		}
	}

	/**
	 * Whether a property is a setting, in any of the forms that Spring Boot takes.
	 * @param name the name of the property
	 * @param variable whether it is that of an environment variable, whose words are not
	 * told from its parts
	 * @return whether it means something
	 */
	boolean isKnown(ConfigurationPropertyName name, boolean variable) {
		ConfigurationPropertyName whole = withoutIndex(name);
		return PLACEHOLDERS.isAncestorOf(name) || this.exact.containsKey(whole)
				|| (variable && this.byLetters.containsKey(letters(relative(whole))));
	}

	/**
	 * Whether there are settings below a name.
	 * @param name the name of a property
	 * @return whether it is a part of the name of a setting
	 */
	boolean isGroup(ConfigurationPropertyName name) {
		return this.exact.keySet().stream().anyMatch(name::isAncestorOf);
	}

	/**
	 * Looks up what a setting is called now.
	 * @param name the name of a property
	 * @return the new name, or {@code null} if it is no former name
	 */
	static @Nullable String renamed(ConfigurationPropertyName name) {
		String letters = letters(relative(name));
		return RENAMED.entrySet()
			.stream()
			.filter((entry) -> letters(entry.getKey()).equals(letters))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Finds the setting that somebody may have meant.
	 * @param name the name of a property
	 * @param letters how many letters there are for one that may be wrong
	 * @return the nearest name, or {@code null} if none is near
	 */
	@Nullable String near(ConfigurationPropertyName name, int letters) {
		String written = relative(withoutIndex(name));
		String nearest = null;
		int least = Integer.MAX_VALUE;
		// Whoever writes the name of a group means one of its settings
		String group = isGroup(name) ? written + "." : "";
		for (String known : KNOWN.stream().filter((one) -> one.startsWith(group)).toList()) {
			int distance = distance(written, known);
			if (distance < least && distance <= Math.max(written.length(), known.length()) / letters) {
				nearest = known;
				least = distance;
			}
		}
		return nearest;
	}

	// The same words in another order are near, too
	private static int distance(String written, String known) {
		return Math.min(EditDistance.between(letters(written), letters(known)),
				EditDistance.between(sorted(written), sorted(known)));
	}

	private static String sorted(String name) {
		return Arrays.stream(name.split("[.-]")).sorted().collect(Collectors.joining());
	}

	private static ConfigurationPropertyName withoutIndex(ConfigurationPropertyName name) {
		return name.isNumericIndex(name.getNumberOfElements() - 1) ? name.getParent() : name;
	}

	private static String relative(ConfigurationPropertyName name) {
		StringBuilder relative = new StringBuilder();
		for (int i = PREFIX.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
			relative.append(relative.isEmpty() ? "" : ".").append(name.getElement(i, Form.ORIGINAL));
		}
		return relative.toString().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	private static String letters(String name) {
		return name.replace(".", "").replace("-", "");
	}

}
