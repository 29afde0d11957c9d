package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import io.migrate.base.Problems;

import org.jspecify.annotations.Nullable;

/**
 * All revisions that the code knows and how they hang together: <em>revises</em> makes
 * the lineage, <em>depends on</em> adds order only. Immutable; every set that it returns
 * is unmodifiable and iterates in the order of the list that the graph was made from
 * unless it says otherwise.
 */
public final class RevisionGraph {

	private static final RevisionGraph EMPTY = new RevisionGraph(Map.of(), Map.of(), new Edges(), new Edges(),
			new Edges());

	private final Map<RevisionId, RevisionNode> nodes;

	private final Map<String, RevisionId> labelled;

	private final Map<RevisionId, Integer> positions = new HashMap<>();

	private final Edges lineage;

	private final Edges dependencies;

	private final Edges all;

	private final Map<RevisionId, Set<String>> labels;

	private final Set<RevisionId> heads;

	private final Set<RevisionId> realHeads;

	RevisionGraph(Map<RevisionId, RevisionNode> nodes, Map<String, RevisionId> labelled, Edges lineage,
			Edges dependencies, Edges all) {
		this.nodes = Collections.unmodifiableMap(nodes);
		this.labelled = Collections.unmodifiableMap(labelled);
		this.lineage = lineage;
		this.dependencies = dependencies;
		this.all = all;
		this.nodes.keySet().forEach((id) -> this.positions.put(id, this.positions.size()));
		this.labels = BranchLabels.of(this.labelled, lineage, all);
		this.heads = where((id) -> lineage.up(id).isEmpty());
		this.realHeads = where((id) -> all.up(id).isEmpty());
	}

	/**
	 * Makes a graph and reports everything that is wrong with it.
	 * @param inOrder the revisions in the order that breaks ties
	 * @param problems takes what is wrong, without locations
	 * @return the graph, to be used only when no problem was added
	 */
	public static RevisionGraph of(List<RevisionNode> inOrder, Problems problems) {
		return of(inOrder, (node, part) -> NodeLocator.Place.NOWHERE, problems);
	}

	/**
	 * Makes a graph and reports everything that is wrong with it.
	 * @param inOrder the revisions in the order that breaks ties
	 * @param where tells where a revision was written
	 * @param problems takes what is wrong
	 * @return the graph, to be used only when no problem was added
	 */
	public static RevisionGraph of(List<RevisionNode> inOrder, NodeLocator where, Problems problems) {
		return new GraphReader(where, problems).read(inOrder);
	}

	/**
	 * The graph without revisions.
	 * @return an empty graph
	 */
	public static RevisionGraph empty() {
		return EMPTY;
	}

	/**
	 * Whether the graph knows a revision.
	 * @param id the revision
	 * @return {@code true} when it is one of {@link #ids()}
	 */
	public boolean contains(RevisionId id) {
		return this.nodes.containsKey(id);
	}

	/**
	 * One revision.
	 * @param id its id
	 * @return the revision
	 * @throws IllegalArgumentException when the graph does not know it
	 */
	public RevisionNode node(RevisionId id) {
		RevisionNode node = this.nodes.get(id);
		if (node == null) {
			throw new IllegalArgumentException("No revision " + id + " in the graph");
		}
		return node;
	}

	/**
	 * All revisions.
	 * @return their ids in order
	 */
	public Set<RevisionId> ids() {
		return this.nodes.keySet();
	}

	/**
	 * The ends of the lineages: revisions that no other revises. Others may depend on
	 * them.
	 * @return Alembic's "versioned heads"
	 */
	public Set<RevisionId> heads() {
		return this.heads;
	}

	/**
	 * The revisions that no other needs in any way; to apply these is to apply
	 * everything.
	 * @return the heads that no other revision depends on
	 */
	public Set<RevisionId> realHeads() {
		return this.realHeads;
	}

	/**
	 * The starts of the lineages.
	 * @return the revisions that revise nothing
	 */
	public Set<RevisionId> bases() {
		return where((id) -> this.lineage.down(id).isEmpty());
	}

	/**
	 * The revisions that need nothing.
	 * @return the bases that depend on nothing
	 */
	public Set<RevisionId> realBases() {
		return where((id) -> this.all.down(id).isEmpty());
	}

	/**
	 * Where lineages part.
	 * @return the revisions that more than one other revises
	 */
	public Set<RevisionId> branchPoints() {
		return where((id) -> this.lineage.up(id).size() > 1);
	}

	/**
	 * Where lineages meet.
	 * @return the revisions that revise more than one other
	 */
	public Set<RevisionId> mergePoints() {
		return where((id) -> this.lineage.down(id).size() > 1);
	}

	/**
	 * What a revision depends on.
	 * @param id the revision
	 * @return the ids of its <em>depends on</em>, labels resolved
	 */
	public Set<RevisionId> dependencies(RevisionId id) {
		return this.dependencies.down(id);
	}

	/**
	 * The branch labels that a revision carries, its own and those of its branch.
	 * @param id the revision
	 * @return the labels in alphabetical order
	 */
	public Set<String> labels(RevisionId id) {
		return BranchLabels.get(this.labels, id);
	}

	/**
	 * The revisions that continue a revision.
	 * @param id the revision
	 * @return those that revise it
	 */
	public Set<RevisionId> children(RevisionId id) {
		return this.lineage.up(id);
	}

	/**
	 * Everything that has to be applied for some revisions to be applied.
	 * @param ids the revisions
	 * @return they and all that they revise and depend on, near and far
	 */
	public Set<RevisionId> closure(Collection<RevisionId> ids) {
		return Walks.reach(ids, this.all::down);
	}

	/**
	 * Everything that has to go when some revisions go.
	 * @param ids the revisions
	 * @return they and all that revise or depend on them, near and far
	 */
	public Set<RevisionId> descendants(Collection<RevisionId> ids) {
		return Walks.reach(ids, this.all::up);
	}

	/**
	 * The maximal elements of a closed set, also called <em>current</em>: Alembic's rows.
	 * @param applied applied revisions, closed under revises and depends-on
	 * @return those that no other applied revision needs
	 */
	public Set<RevisionId> maximal(Set<RevisionId> applied) {
		return select(applied, (id) -> Collections.disjoint(this.all.up(id), applied));
	}

	/**
	 * Sorts revisions so that whatever a revision needs, near or far, comes before it.
	 * Among those that could come next, the first of the list does: the same graph always
	 * gives the same order.
	 * @param ids the revisions
	 * @return the same revisions, parents first
	 */
	public List<RevisionId> ordered(Collection<RevisionId> ids) {
		return new LinearOrder(this.positions, this.all).of(ids, closure(ids));
	}

	/**
	 * The revision that declares a label.
	 * @param label the label
	 * @return its revision, or {@code null} when there is no such label
	 */
	@Nullable RevisionId declaring(String label) {
		return this.labelled.get(label);
	}

	/**
	 * All declared labels.
	 * @return label and declaring revision
	 */
	Map<String, RevisionId> labelled() {
		return this.labelled;
	}

	Edges lineage() {
		return this.lineage;
	}

	Edges all() {
		return this.all;
	}

	Set<RevisionId> select(Collection<RevisionId> ids, Predicate<RevisionId> which) {
		List<RevisionId> selected = new ArrayList<>(ids.stream().filter(which).toList());
		selected.sort((one, two) -> Integer.compare(position(one), position(two)));
		return Collections.unmodifiableSet(new LinkedHashSet<>(selected));
	}

	private int position(RevisionId id) {
		return this.positions.getOrDefault(id, Integer.MAX_VALUE);
	}

	private Set<RevisionId> where(Predicate<RevisionId> which) {
		return select(this.nodes.keySet(), which);
	}

}
