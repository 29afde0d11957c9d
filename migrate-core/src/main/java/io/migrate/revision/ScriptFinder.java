package io.migrate.revision;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Finds the files with revisions below locations, sub-folders included.
 */
final class ScriptFinder {

	private final ResourcePatternResolver resolver;

	private final Problems problems;

	/**
	 * Creates a finder.
	 * @param resolver finds what is on the class path
	 * @param problems takes folders that cannot be searched
	 */
	ScriptFinder(ResourcePatternResolver resolver, Problems problems) {
		this.resolver = resolver;
		this.problems = problems;
	}

	/**
	 * Looks for files.
	 * @param location where to look
	 * @return the files in the order that decides ties, or {@code null} when there is no
	 * such location
	 */
	@Nullable List<ScriptFile> find(Location location) {
		Stream<ScriptFile> files = location.isFile() ? inFolder(location) : onClassPath(location);
		return (files != null) ? files.sorted(ScriptFile.ORDER).toList() : null;
	}

	private @Nullable Stream<ScriptFile> inFolder(Location location) {
		Path folder = location.path();
		return Files.isDirectory(folder) ? walk(location, folder, folder.toString()) : null;
	}

	// Only the resolver finds its way in a jar; on disk, a walk is faster
	private @Nullable Stream<ScriptFile> onClassPath(Location location) {
		List<Resource> places = resources(location.folder()).filter(Resource::exists).toList();
		if (places.isEmpty()) {
			return null;
		}
		if (places.stream().allMatch(Resource::isFile)) {
			return places.stream().flatMap((place) -> walk(location, path(place), location.root()));
		}
		return resources(location.folder() + "**/*" + ScriptFile.SUFFIX)
			.map((resource) -> ScriptFile.of(resource, location.root()));
	}

	// The resolver would pass over what it cannot search, and a start without revisions
	// succeeds
	private Stream<ScriptFile> walk(Location location, Path folder, String shown) {
		try {
			return FolderWalk.files(folder, shown).stream();
		}
		catch (IOException ex) {
			this.problems.add(location.written(), 0, "cannot be searched: " + ex);
			return Stream.empty();
		}
	}

	private static Path path(Resource folder) {
		try {
			return folder.getFile().toPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot look into " + folder, ex);
		}
	}

	private Stream<Resource> resources(String pattern) {
		try {
			return Stream.of(this.resolver.getResources(pattern));
		}
		catch (FileNotFoundException ex) {
			return Stream.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot look for " + pattern, ex);
		}
	}

}
