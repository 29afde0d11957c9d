package io.migrate.revision;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.base.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.ResourceUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the {@code .sql} files below a list of locations, sub-folders included. A
 * location is a folder as Spring writes it: {@code classpath:db/revisions},
 * {@code file:/etc/app/revisions}; one without a prefix is on the class path.
 * Thread-safe.
 */
public final class SqlRevisionSource implements RevisionSource {

	private final List<String> locations;

	private final ResourcePatternResolver resolver;

	/**
	 * Creates the source.
	 * @param locations the folders, in the order that decides ties; blank ones are none
	 * @param resolver finds the files
	 */
	public SqlRevisionSource(List<String> locations, ResourcePatternResolver resolver) {
		this.locations = locations.stream().filter(StringUtils::hasText).toList();
		this.resolver = resolver;
	}

	/**
	 * Reads all files.
	 * @param problems takes what is wrong in the files
	 * @return the sound revisions, by location and then by script name
	 * @throws MissingLocationException if a location does not exist
	 */
	@Override
	public List<Revision> revisions(Problems problems) {
		List<String> missing = this.locations.stream().filter((location) -> !exists(location)).toList();
		if (!missing.isEmpty()) {
			throw new MissingLocationException(missing);
		}
		Set<String> seen = new HashSet<>();
		List<Revision> revisions = new ArrayList<>();
		for (String location : this.locations) {
			for (Script script : scripts(location, problems)) {
				if (seen.add(script.url())) {
					add(revisions, new RevisionFileParser(script.name(), script.resource(), problems).parse());
				}
			}
		}
		return revisions;
	}

	private static void add(List<Revision> revisions, @Nullable Revision revision) {
		if (revision != null) {
			revisions.add(revision);
		}
	}

	private boolean exists(String location) {
		return isFile(location) ? Files.isDirectory(path(location))
				: resources(folder(location)).anyMatch(Resource::exists);
	}

	private List<Script> scripts(String location, Problems problems) {
		String root = root(location);
		Stream<? extends Resource> found = isFile(location) ? files(location, problems).stream()
				: resources(folder(location) + "**/*.sql");
		return found.map((resource) -> Script.of(root, resource))
			.sorted(Comparator.comparing(Script::name).thenComparing(Script::url))
			.toList();
	}

	// The resolver passes over what it cannot search, and a start without revisions
	// succeeds
	private static List<Resource> files(String location, Problems problems) {
		try (Stream<Path> paths = Files.walk(path(location), FileVisitOption.FOLLOW_LINKS)) {
			return paths.filter((path) -> path.toString().endsWith(".sql") && !Files.isDirectory(path))
				.<Resource>map(FileSystemResource::new)
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			Throwable reason = (ex instanceof UncheckedIOException) ? ex.getCause() : ex;
			problems.add(location, 0, "cannot be searched: " + reason);
			return List.of();
		}
	}

	private static boolean isFile(String location) {
		return location.startsWith(ResourceUtils.FILE_URL_PREFIX);
	}

	private static Path path(String location) {
		try {
			return ResourceUtils.getFile(location).toPath();
		}
		catch (FileNotFoundException ex) {
			throw new UncheckedIOException("Cannot look for " + location, ex);
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

	private static String folder(String location) {
		if (location.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX) || !ResourceUtils.isUrl(location)) {
			return ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX + root(location) + "/";
		}
		return location.endsWith("/") ? location : location + "/";
	}

	private static String root(String location) {
		String path = location.substring(location.indexOf(':') + 1);
		int start = 0;
		while (!isFile(location) && path.startsWith("/", start)) {
			start++;
		}
		return path.substring(start, path.endsWith("/") ? path.length() - 1 : path.length());
	}

	private record Script(String name, String url, Resource resource) {

		static Script of(String root, Resource resource) {
			try {
				URL url = resource.getURL();
				String path = StringUtils.uriDecode(url.getPath(), StandardCharsets.UTF_8);
				int start = path.lastIndexOf("/" + root + "/");
				return new Script((start < 0) ? path : path.substring(start + 1), url.toString(), resource);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
