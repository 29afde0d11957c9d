package io.migrate.graph;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade applies: everything that the targets need and that is not applied yet.
 * It never goes down and touches no other branch; nothing needed is nothing to do.
 *
 * <p>
 * Alembic's rules ({@code RevisionMap._parse_upgrade_target}): {@code +N} counts
 * revisions along the lineage, from the only current revision or from base; their
 * dependencies come on top. {@code label@+N} starts at the current revision that shares
 * lineage with the label, else at the tip of what is applied of that lineage, else at
 * base. Targets are a set: one that another needs anyway changes nothing, where Alembic
 * refuses the overlap.
 */
final class UpgradeWalk {

	private final RevisionGraph graph;

	private final Places places;

	private final Lineage lineage;

	UpgradeWalk(RevisionGraph graph) {
		this.graph = graph;
		this.places = new Places(graph);
		this.lineage = new Lineage(graph);
	}

	Set<RevisionId> upgrade(Collection<Target> targets, Set<RevisionId> applied) {
		Set<RevisionId> wanted = new LinkedHashSet<>();
		targets.forEach((target) -> wanted.addAll(destinations(target, applied)));
		Set<RevisionId> needs = new LinkedHashSet<>(this.graph.closure(wanted));
		needs.removeAll(applied);
		return new LinkedHashSet<>(this.graph.ordered(needs));
	}

	/**
	 * The revisions that a target means.
	 * @param target the target
	 * @param applied what is applied
	 * @return the revisions; none for {@code base}
	 */
	Set<RevisionId> destinations(Target target, Set<RevisionId> applied) {
		if (target.equals(Target.CURRENT)) {
			throw new TargetException(Reason.NOT_UPGRADE_TARGET,
					"The target 'current' is what the database has: there is nothing to upgrade to",
					"Write head, heads, +N, a revision id or label@head.");
		}
		Integer steps = target.steps();
		if (steps == null) {
			return this.places.all(target);
		}
		Steps walk = new Steps(this.graph, target);
		if (target.isRelative() && steps <= 0) {
			throw new TargetException(Reason.RELATIVE_OUT_OF_RANGE,
					"The target '" + target + "' does not go up from what is applied",
					"Write +N to go up N steps; to go down, use downgrade.");
		}
		RevisionId branch = this.places.branch(target);
		RevisionId start = target.isRelative() ? start(target, branch, applied) : this.places.one(target);
		RevisionId end = walk.walk(start, steps, branch);
		return (end != null) ? Set.of(end) : Set.of();
	}

	private @Nullable RevisionId start(Target target, @Nullable RevisionId branch, Set<RevisionId> applied) {
		Set<RevisionId> starts = this.graph.maximal(applied);
		if (branch != null) {
			Set<RevisionId> members = this.lineage.of(branch);
			starts = this.graph.select(starts, members::contains);
			if (starts.isEmpty()) {
				starts = tips(this.graph.select(applied, members::contains));
			}
		}
		if (starts.size() > 1) {
			throw new TargetException(Reason.AMBIGUOUS_WALK,
					"The target '" + target + "' does not say from which of the current revisions to go up: "
							+ Listing.of(this.graph, starts),
					"Write label@+N or rev+N to choose the branch, or heads for all of them.");
		}
		return starts.isEmpty() ? null : starts.iterator().next();
	}

	private Set<RevisionId> tips(Set<RevisionId> active) {
		Set<RevisionId> below = new HashSet<>();
		active.forEach((id) -> below.addAll(this.graph.all().down(id)));
		return this.graph.select(active, (id) -> !below.contains(id));
	}

}
