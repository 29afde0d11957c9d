package io.migrate.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * What a downgrade drops.
 *
 * <p>
 * Alembic's rules ({@code RevisionMap._collect_downgrade_revisions}): everything that
 * revises the target goes, with all that needs it, near and far, as far as it is applied;
 * for base everything goes. When nothing goes, the target must be base or a current
 * revision. A label must choose among several revisions that follow the target.
 *
 * <p>
 * The repairs (DESIGN §5): a branch drops only its own part, see {@link BranchPart};
 * {@code -N} and {@code rev-N} are refused when they would drop more than the part of the
 * branch on which they count, and {@code -N} is refused from several current revisions; a
 * target that does not share lineage with its branch is refused.
 */
final class DowngradeWalk {

	private final RevisionGraph graph;

	private final Places places;

	private final Lineage lineage;

	private final BranchPart part;

	DowngradeWalk(RevisionGraph graph) {
		this.graph = graph;
		this.places = new Places(graph);
		this.lineage = new Lineage(graph);
		this.part = new BranchPart(graph);
	}

	Set<RevisionId> downgrade(Target target, Set<RevisionId> applied) {
		Aim aim = aim(target, applied);
		Set<RevisionId> drop = drop(target, aim, applied);
		RevisionId end = aim.end();
		if (drop.isEmpty() && end != null && !this.graph.maximal(applied).contains(end)) {
			throw notATarget(target, "nothing that is applied comes after revision " + end, applied);
		}
		List<RevisionId> order = new ArrayList<>(this.graph.ordered(drop));
		Collections.reverse(order);
		return new LinkedHashSet<>(order);
	}

	private Set<RevisionId> drop(Target target, Aim aim, Set<RevisionId> applied) {
		RevisionId branch = aim.branch();
		Set<RevisionId> roots = (aim.end() != null) ? this.graph.children(aim.end()) : this.graph.bases();
		if (branch != null && roots.size() > 1) {
			roots = this.graph.select(roots, this.lineage.ancestors(Set.of(branch))::contains);
			if (roots.isEmpty()) {
				throw notATarget(target, "several revisions follow it, and the branch does not choose one", applied);
			}
		}
		RevisionId counted = aim.counted();
		if (counted == null) {
			return (branch != null) ? this.part.above(branch, aim.end(), applied) : this.part.needing(roots, applied);
		}
		Set<RevisionId> drop = this.part.needing(roots, applied);
		Set<RevisionId> own = this.part.above(counted, aim.end(), applied);
		Set<RevisionId> siblings = this.graph.select(drop, (id) -> !own.contains(id));
		if (!siblings.isEmpty()) {
			throw siblingBranch(target, counted, aim.end(), siblings);
		}
		return drop;
	}

	private Aim aim(Target target, Set<RevisionId> applied) {
		if (target.equals(Target.CURRENT)) {
			throw notATarget(target, "it is what the database has", applied);
		}
		Steps walk = new Steps(this.graph, target);
		RevisionId branch = this.places.branch(target);
		Integer steps = target.steps();
		if (target.isRelative() && steps != null) {
			if (steps >= 0) {
				throw walk.outOfRange("it does not go down");
			}
			RevisionId from = (branch != null) ? onBranch(target, branch, applied) : current(target, applied);
			RevisionId end = walk.walk(from, steps, null);
			return (branch != null) ? new Aim(branch, end, null) : new Aim(from, end, from);
		}
		RevisionId place = this.places.one(target);
		if (steps == null) {
			return new Aim(branch, place, null);
		}
		RevisionId end = walk.walk(place, steps, branch);
		return new Aim(branch, end, (branch == null && steps < 0) ? place : null);
	}

	private RevisionId current(Target target, Set<RevisionId> applied) {
		return only(target, this.graph.maximal(applied));
	}

	/**
	 * Where {@code label@-N} starts: at the current revision that shares lineage with the
	 * branch, else at the end of the applied lineage that does (others that depend on it
	 * are current instead).
	 */
	private RevisionId onBranch(Target target, RevisionId branch, Set<RevisionId> applied) {
		Set<RevisionId> members = this.lineage.of(branch);
		Set<RevisionId> starts = this.graph.select(this.graph.maximal(applied), members::contains);
		if (starts.isEmpty()) {
			starts = this.graph.select(applied,
					(id) -> members.contains(id) && Collections.disjoint(this.graph.children(id), applied));
		}
		return only(target, starts);
	}

	private RevisionId only(Target target, Set<RevisionId> starts) {
		if (starts.isEmpty()) {
			throw new Steps(this.graph, target)
				.outOfRange((target.branch() != null) ? "nothing of that branch is applied" : "nothing is applied");
		}
		if (starts.size() > 1) {
			throw new TargetException(Reason.AMBIGUOUS_WALK,
					"The target '" + target + "' does not say from which of the current revisions to go down: "
							+ Listing.of(this.graph, starts),
					"Write label@-N or rev-N to choose the branch, or name the revision to go down to.");
		}
		return starts.iterator().next();
	}

	private TargetException notATarget(Target target, String why, Set<RevisionId> applied) {
		Set<RevisionId> current = this.graph.maximal(applied);
		return new TargetException(Reason.NOT_DOWNGRADE_TARGET,
				"Cannot downgrade to '" + target + "': " + why + " (current: "
						+ (current.isEmpty() ? "nothing" : Listing.of(this.graph, current)) + ")",
				"Name a revision before the current ones, base, or -N; see history for what is applied.");
	}

	private TargetException siblingBranch(Target target, RevisionId branch, @Nullable RevisionId end,
			Set<RevisionId> siblings) {
		String to = (end != null) ? end.value() : "base";
		return new TargetException(Reason.SIBLING_BRANCH,
				"The target '" + target + "' goes past a branch point to " + to
						+ " and would also drop revisions of another branch: " + Listing.of(this.graph, siblings),
				"Write " + branch + "@" + to + " to drop only the branch of " + branch + ", or " + to
						+ " to drop everything after it.");
	}

	/**
	 * Where to go.
	 *
	 * @param branch the branch that was named, or on which steps are counted from what is
	 * current
	 * @param end the revision to go down to, or {@code null} for base
	 * @param counted the revision from which steps down were counted without naming a
	 * branch
	 */
	private record Aim(@Nullable RevisionId branch, @Nullable RevisionId end, @Nullable RevisionId counted) {
	}

}
