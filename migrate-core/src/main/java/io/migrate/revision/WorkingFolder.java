package io.migrate.revision;

import io.migrate.file.FolderWalk;
import io.migrate.file.LocatedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which somebody writes revisions, before the sources of the application,
 * which mostly have copies of its files as they were at the last build. Where both have a
 * revision, or a file of the same name, that of the folder counts.
 *
 * @param directory the folder; that there is none is no problem here
 * @param sources the sources; a location that is missing is passed over, since a build
 * leaves out a folder that is empty
 */
public record WorkingFolder(Path directory, List<RevisionSource> sources) implements RevisionSource {

	public WorkingFolder {
		sources = List.copyOf(sources);
	}

	/**
	 * Looks whether a new file can be there, and would be found.
	 * @param problems takes what is wrong
	 */
	public void check(Problems problems) {
		if (!Files.isDirectory(this.directory)) {
			problems.add(null, 0, "There is no folder " + this.directory
					+ "; create it, or name another one with --location or 'migrate.revisions-directory'");
		}
		else if (this.sources.stream().noneMatch((source) -> source.finds(this.directory))) {
			problems.add(null, 0, "The folder " + this.directory + " is in none of the locations of revisions, so what"
					+ " is there would never run; add it to 'migrate.locations', or name another one");
		}
	}

	@Override
	public List<Revision> revisions(Problems problems) {
		List<LocatedFile> files = files(problems);
		RevisionFiles reader = new RevisionFiles(problems);
		List<Revision> revisions = new ArrayList<>(files.stream().map(reader::read).filter(Objects::nonNull).toList());
		Set<RevisionId> ids = new HashSet<>(revisions.stream().map(Revision::id).toList());
		Set<String> names = files.stream().map((file) -> simpleName(file.name())).collect(Collectors.toSet());
		Problems built = new Problems();
		for (RevisionSource source : this.sources) {
			built(source, built).stream().filter((revision) -> !ids.contains(revision.id())).forEach(revisions::add);
		}
		built.list()
			.stream()
			.filter((problem) -> !names.contains(simpleName(problem.location())))
			.forEach((problem) -> add(problem, problems));
		return revisions;
	}

	private List<LocatedFile> files(Problems problems) {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try {
			return FolderWalk.files(this.directory, this.directory.toString(), List.of(SqlRevisionSource.SUFFIX))
				.stream()
				.sorted(LocatedFile.ORDER)
				.toList();
		}
		catch (IOException ex) {
			problems.add(this.directory.toString(), 0, "cannot be searched: " + ex);
			return List.of();
		}
	}

	private static List<Revision> built(RevisionSource source, Problems problems) {
		try {
			return source.revisions(problems);
		}
		catch (MissingLocationException ex) {
			return List.of();
		}
	}

	private static void add(Problem problem, Problems problems) {
		problems.add(problem.location(), problem.line(), problem.message());
	}

	private static String simpleName(@Nullable String location) {
		return (location != null) ? location.substring(location.replace('\\', '/').lastIndexOf('/') + 1) : "";
	}

}
