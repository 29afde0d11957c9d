package io.migrate.revision;

import io.migrate.file.Location;
import io.migrate.file.FileFinder;
import io.migrate.file.LocatedFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.migrate.base.Problems;

import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * Finds the {@code .sql} files below a list of locations, sub-folders included. A
 * location is a folder as Spring writes it: {@code classpath:db/revisions},
 * {@code file:/etc/app/revisions}; one without a prefix is on the class path.
 * Thread-safe.
 */
public final class SqlRevisionSource implements RevisionSource {

	static final String SUFFIX = ".sql";

	private final List<Location> locations;

	private final ResourcePatternResolver resolver;

	/**
	 * Creates the source.
	 * @param locations the folders, in the order that decides ties; blank ones are none
	 * @param resolver finds the files that are on the class path
	 */
	public SqlRevisionSource(List<String> locations, ResourcePatternResolver resolver) {
		this.locations = locations.stream().filter(StringUtils::hasText).map(Location::new).toList();
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
		RevisionFiles reader = new RevisionFiles(problems);
		Set<String> seen = new HashSet<>();
		List<Revision> revisions = new ArrayList<>();
		for (LocatedFile file : files(problems)) {
			Revision revision = seen.add(file.place()) ? reader.read(file) : null;
			if (revision != null) {
				revisions.add(revision);
			}
		}
		return revisions;
	}

	@Override
	public boolean finds(Path folder) {
		return this.locations.stream().anyMatch((location) -> location.holds(folder));
	}

	private List<LocatedFile> files(Problems problems) {
		FileFinder finder = new FileFinder(this.resolver, problems, List.of(SUFFIX));
		List<LocatedFile> files = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		for (Location location : this.locations) {
			List<LocatedFile> found = finder.find(location);
			if (found != null) {
				files.addAll(found);
			}
			else {
				missing.add(location.written());
			}
		}
		if (!missing.isEmpty()) {
			throw new MissingLocationException(missing);
		}
		return files;
	}

}
