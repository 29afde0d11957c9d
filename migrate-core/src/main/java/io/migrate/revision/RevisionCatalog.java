package io.migrate.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.base.Problems;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the code knows: the graph and the revisions in it. Immutable.
 */
public final class RevisionCatalog {

	private final RevisionGraph graph;

	private final Map<RevisionId, Revision> revisions;

	private RevisionCatalog(RevisionGraph graph, Map<RevisionId, Revision> revisions) {
		this.graph = graph;
		this.revisions = revisions;
	}

	/**
	 * Reads all sources.
	 * @param sources where revisions come from, in the order that decides ties
	 * @return the catalog
	 * @throws InvalidRevisionsException with every problem of every revision and of the
	 * graph that they make
	 * @throws MissingLocationException if a location does not exist
	 */
	public static RevisionCatalog load(List<RevisionSource> sources) {
		Problems problems = new Problems();
		List<Revision> revisions = new ArrayList<>();
		sources.forEach((source) -> revisions.addAll(source.revisions(problems)));
		RevisionGraph graph = RevisionGraph.of(revisions.stream().map(Revision::node).toList(),
				(node, part) -> script(revisions, node).place(part), problems);
		problems.throwIfAny(InvalidRevisionsException::of);
		Map<RevisionId, Revision> byId = new LinkedHashMap<>();
		revisions.forEach((revision) -> byId.put(revision.id(), revision));
		return new RevisionCatalog(graph, byId);
	}

	// Two revisions may be equal by mistake, and stand in two files
	private static RevisionScript script(List<Revision> revisions, RevisionNode node) {
		return revisions.stream().filter((revision) -> revision.node() == node).findFirst().orElseThrow().script();
	}

	/**
	 * How the revisions hang together.
	 * @return the graph of all revisions
	 */
	public RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * A revision by its id.
	 * @param id the full id
	 * @return the revision, or {@code null} when the code does not know it
	 */
	public @Nullable Revision find(RevisionId id) {
		return this.revisions.get(id);
	}

	/**
	 * A revision that is known to be there.
	 * @param id the full id
	 * @return the revision
	 * @throws IllegalArgumentException if the code does not know it
	 */
	public Revision get(RevisionId id) {
		Revision revision = find(id);
		if (revision == null) {
			throw new IllegalArgumentException("Unknown revision " + id);
		}
		return revision;
	}

	/**
	 * All revisions.
	 * @return the revisions in the order that decides ties
	 */
	public Collection<Revision> revisions() {
		return this.revisions.values();
	}

}
