package io.migrate.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Finds the files of some kinds below locations, sub-folders included. Not thread-safe.
 */
public final class FileFinder {

	private final ResourcePatternResolver resolver;

	private final Problems problems;

	private final List<String> suffixes;

	/**
	 * Creates a finder.
	 * @param resolver finds what is on the class path
	 * @param problems takes folders that cannot be searched
	 * @param suffixes how the names of the files end, such as {@code .sql}
	 */
	public FileFinder(ResourcePatternResolver resolver, Problems problems, List<String> suffixes) {
		this.resolver = resolver;
		this.problems = problems;
		this.suffixes = List.copyOf(suffixes);
	}

	/**
	 * Looks for files.
	 * @param location where to look
	 * @return the files in the order that decides ties, or {@code null} when there is no
	 * such location
	 */
	public @Nullable List<LocatedFile> find(Location location) {
		Stream<LocatedFile> files = location.isFile() ? inFolder(location) : onClassPath(location);
		return (files != null) ? files.sorted(LocatedFile.ORDER).toList() : null;
	}

	/**
	 * Looks for files in several places, one of which that is not there is empty.
	 * @param locations where to look
	 * @return each file once, in the order of the locations
	 */
	public List<LocatedFile> findAll(List<Location> locations) {
		Map<String, LocatedFile> files = new LinkedHashMap<>();
		for (Location location : locations) {
			List<LocatedFile> found = find(location);
			if (found != null) {
				found.forEach((file) -> files.putIfAbsent(file.place(), file));
			}
		}
		return List.copyOf(files.values());
	}

	private @Nullable Stream<LocatedFile> inFolder(Location location) {
		Path folder = location.path();
		return Files.isDirectory(folder) ? walk(location, folder, folder.toString()) : null;
	}

	// Only the resolver finds its way in a jar; on disk, a walk is faster
	private @Nullable Stream<LocatedFile> onClassPath(Location location) {
		List<Resource> places = resources(location.folder()).filter(Resource::exists).toList();
		if (places.isEmpty()) {
			return null;
		}
		if (places.stream().allMatch(Resource::isFile)) {
			return places.stream().flatMap((place) -> walk(location, path(place), location.root()));
		}
		return this.suffixes.stream()
			.flatMap((suffix) -> resources(location.folder() + "**/*" + suffix))
			.map((resource) -> LocatedFile.of(resource, location.root()));
	}

	// The resolver would pass over what it cannot search, and a start without revisions
	// succeeds
	private Stream<LocatedFile> walk(Location location, Path folder, String shown) {
		try {
			return FolderWalk.files(folder, shown, this.suffixes).stream();
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
