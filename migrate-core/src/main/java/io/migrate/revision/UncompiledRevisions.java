package io.migrate.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;

/**
 * The sources in which somebody writes Java revisions, before the classes that were made
 * of them at the last build. Where both have a revision, the source counts.
 *
 * @param java the sources
 * @param built what the application has
 */
public record UncompiledRevisions(JavaSources java, RevisionSource built) implements RevisionSource {

	@Override
	public List<Revision> revisions(Problems problems) {
		List<Revision> revisions = new ArrayList<>(this.java.revisions());
		Set<RevisionId> ids = new HashSet<>(revisions.stream().map(Revision::id).toList());
		this.built.revisions(problems)
			.stream()
			.filter((revision) -> !(ids.contains(revision.id()) && revision.script().kind().equals(JavaScript.KIND)))
			.forEach(revisions::add);
		return revisions;
	}

}
