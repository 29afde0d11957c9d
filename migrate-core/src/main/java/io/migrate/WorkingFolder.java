package io.migrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.revision.MissingLocationException;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionSource;
import io.migrate.revision.SqlRevisionSource;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The folder in which somebody writes revisions, before the sources of the application,
 * which mostly have copies of its files as they were at the last build. Where both have a
 * revision, that of the folder counts.
 *
 * @param directory the folder; none is no problem here
 * @param sources the sources
 */
record WorkingFolder(Path directory, List<RevisionSource> sources) implements RevisionSource {

	@Override
	public List<Revision> revisions(Problems problems) {
		List<Revision> revisions = new ArrayList<>();
		if (Files.isDirectory(this.directory)) {
			revisions.addAll(
					new SqlRevisionSource(List.of("file:" + this.directory), new PathMatchingResourcePatternResolver())
						.revisions(problems));
		}
		Set<RevisionId> written = new HashSet<>(revisions.stream().map(Revision::id).toList());
		for (RevisionSource source : this.sources) {
			read(source, problems).stream()
				.filter((revision) -> !written.contains(revision.id()))
				.forEach(revisions::add);
		}
		return revisions;
	}

	// Before the first revision, a build leaves out the empty folder
	private static List<Revision> read(RevisionSource source, Problems problems) {
		try {
			return source.revisions(problems);
		}
		catch (MissingLocationException ex) {
			return List.of();
		}
	}

}
