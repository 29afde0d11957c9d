package io.migrate.boot.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ResourceUtils;

/**
 * Finds the source of a file of fingerprints. What is on the class path is a copy, and
 * the sources have what it was copied from.
 */
final class FingerprintSource {

	private static final String RESOURCES = "src/main/resources";

	private FingerprintSource() {
	}

	/**
	 * Tells which file to write.
	 * @param location where an application reads them, or {@code null} if it does not
	 * @return the file, from where the application is started
	 */
	static Path of(@Nullable String location) {
		if (location == null) {
			throw new CommandFailedException("Nobody reads fingerprints of this database",
					"Let its bean say where they are, with MigrationsBuilder.fingerprints, or name the file: --write-fingerprints FILE.");
		}
		if (location.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
			return NewRevisionOptions.folder(location);
		}
		String path = location.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX)
				? location.substring(ResourceUtils.CLASSPATH_URL_PREFIX.length()) : location;
		if (ResourceUtils.isUrl(path)) {
			throw new CommandFailedException("No file can be written at " + location,
					"Name one: --write-fingerprints FILE.");
		}
		return Path.of(RESOURCES, path);
	}

}
