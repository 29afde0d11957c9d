package io.migrate.boot.autoconfigure;

import java.util.List;

import io.migrate.MigrationsBuilder;
import io.migrate.verify.Fingerprints;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ResourceHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;

/**
 * Keeps in a native image what is read by its name: the files of the usual folders, and
 * what the page and the endpoint need.
 */
final class MigrateRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> USUAL = List.of(MigrationsBuilder.DEFAULT_LOCATION, "classpath:db/populations",
			"classpath:db/definitions");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		USUAL.forEach((folder) -> register(folder, hints.resources()));
		hints.resources()
			.registerPattern("io/migrate/boot/page/page.css")
			.registerPattern("io/migrate/boot/actuate/conditions.properties");
		registerFile(Fingerprints.DEFAULT_LOCATION, hints.resources());
	}

	/**
	 * Keeps a file.
	 * @param location the file as it is set; one that is not on the class path is none of
	 * an image
	 * @param hints told
	 */
	static void registerFile(String location, ResourceHints hints) {
		String path = onClassPath(location);
		if (path != null) {
			hints.registerPattern(path);
		}
	}

	/**
	 * Keeps the files of a folder.
	 * @param location the folder as it is set; one that is not on the class path is none
	 * of an image
	 * @param hints told
	 */
	static void register(String location, ResourceHints hints) {
		String path = onClassPath(location);
		if (path != null) {
			hints.registerPattern(path.isEmpty() ? "**" : path + "/**");
		}
	}

	/**
	 * Tells what a location is for a class loader.
	 * @param location what is set
	 * @return the path without slashes at its ends, or {@code null} when it is not on the
	 * class path
	 */
	static @Nullable String onClassPath(String location) {
		for (String prefix : List.of(ResourceUtils.CLASSPATH_URL_PREFIX,
				ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)) {
			if (location.startsWith(prefix)) {
				return withoutSlashes(location.substring(prefix.length()));
			}
		}
		return ResourceUtils.isUrl(location) ? null : withoutSlashes(location);
	}

	private static String withoutSlashes(String path) {
		return path.replaceAll("^/+|/+$", "");
	}

}
