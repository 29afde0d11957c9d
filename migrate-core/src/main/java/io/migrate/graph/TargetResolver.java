package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what targets mean for a set of applied revisions. <em>Applied</em> is always a set
 * of revisions of the graph, closed under revises and depends-on. Every answer is an
 * unmodifiable set that iterates in the order in which it is to be run.
 */
public final class TargetResolver {

	private final RevisionGraph graph;

	/**
	 * Creates a resolver.
	 * @param graph the revisions that the code knows
	 */
	public TargetResolver(RevisionGraph graph) {
		this.graph = graph;
	}

	/**
	 * What an upgrade applies.
	 * @param target where to go
	 * @param applied what is applied
	 * @return the revisions to apply, parents first; none when there is nothing to do
	 * @throws TargetException when the target means nothing here
	 */
	public Set<RevisionId> upgrade(Target target, Set<RevisionId> applied) {
		return upgrade(List.of(target), applied);
	}

	/**
	 * What an upgrade to several targets applies.
	 * @param targets where to go, as a set
	 * @param applied what is applied
	 * @return the revisions to apply, parents first; none when there is nothing to do
	 * @throws TargetException when a target means nothing here
	 */
	public Set<RevisionId> upgrade(Collection<Target> targets, Set<RevisionId> applied) {
		return Collections.unmodifiableSet(new UpgradeWalk(this.graph).upgrade(targets, applied));
	}

	/**
	 * What a downgrade drops.
	 * @param target where to go
	 * @param applied what is applied
	 * @return the revisions to drop, children first; none when there is nothing to do
	 * @throws TargetException when the target means nothing here, or would drop a branch
	 * that it does not name
	 */
	public Set<RevisionId> downgrade(Target target, Set<RevisionId> applied) {
		return Collections.unmodifiableSet(new DowngradeWalk(this.graph).downgrade(target, applied));
	}

	/**
	 * What is applied after a stamp.
	 * @param targets what to stamp, as a set
	 * @param applied what is applied
	 * @return the new applied set, parents first
	 * @throws TargetException when a target means nothing here
	 */
	public Set<RevisionId> stamp(Collection<Target> targets, Set<RevisionId> applied) {
		return Collections.unmodifiableSet(new Stamping(this.graph).stamp(targets, applied));
	}

	/**
	 * What a target names, to be shown. As in Alembic, {@code -N} counts from the heads
	 * here; {@code +N} counts from what is current.
	 * @param target the target
	 * @param applied what is applied
	 * @return the revisions, parents first; none for {@code base}
	 * @throws TargetException when the target means nothing here
	 */
	public Set<RevisionId> resolve(Target target, Set<RevisionId> applied) {
		return Collections.unmodifiableSet(new LinkedHashSet<>(this.graph.ordered(named(target, applied))));
	}

	/**
	 * A stretch of the history, both ends included. A missing start is {@code base}, a
	 * missing end {@code heads}. {@code -N} as the start counts back from the end, and
	 * {@code +N} as the end counts on from the start; steps stop where the lineage does.
	 * @param range the ends
	 * @param applied what is applied
	 * @return the revisions, the newest first
	 * @throws TargetException when an end means nothing here, or the start is not below
	 * the end
	 */
	public Set<RevisionId> history(TargetRange range, Set<RevisionId> applied) {
		List<RevisionId> order = new ArrayList<>(
				this.graph.ordered(new HistoryWalk(this.graph, range, applied).history()));
		Collections.reverse(order);
		return Collections.unmodifiableSet(new LinkedHashSet<>(order));
	}

	private Set<RevisionId> named(Target target, Set<RevisionId> applied) {
		if (target.equals(Target.CURRENT)) {
			return this.graph.maximal(applied);
		}
		Integer steps = target.steps();
		if (!target.isRelative() || steps == null || steps >= 0) {
			return new UpgradeWalk(this.graph).destinations(target, applied);
		}
		Places places = new Places(this.graph);
		Steps walk = new Steps(this.graph, target);
		Set<RevisionId> found = new LinkedHashSet<>();
		for (RevisionId head : places.heads(places.branch(target))) {
			RevisionId end = walk.walk(head, steps, null);
			if (end != null) {
				found.add(end);
			}
		}
		return found;
	}

}
