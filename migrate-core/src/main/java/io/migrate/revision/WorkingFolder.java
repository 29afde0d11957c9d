package io.migrate.revision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;

/**
 * The folder in which somebody writes revisions, before the sources of the application,
 * which mostly have copies of its files as they were at the last build. Where both have a
 * revision, that of the folder counts.
 *
 * @param directory the folder; that there is none is no problem here
 * @param sources the sources; a location that is missing is passed over, since a build
 * leaves out a folder that is empty
 */
public record WorkingFolder(Path directory, List<RevisionSource> sources) implements RevisionSource {

	public WorkingFolder {
		sources = List.copyOf(sources);
	}

	@Override
	public List<Revision> revisions(Problems problems) {
		List<Revision> revisions = new ArrayList<>(written(problems));
		Set<RevisionId> known = new HashSet<>(revisions.stream().map(Revision::id).toList());
		for (RevisionSource source : this.sources) {
			built(source, problems).stream()
				.filter((revision) -> !known.contains(revision.id()))
				.forEach(revisions::add);
		}
		return revisions;
	}

	private List<Revision> written(Problems problems) {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try {
			RevisionFiles reader = new RevisionFiles(problems);
			return FolderWalk.files(this.directory, this.directory.toString())
				.stream()
				.sorted(ScriptFile.ORDER)
				.map(reader::read)
				.filter(Objects::nonNull)
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

}
