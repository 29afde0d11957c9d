package io.migrate.graph;

import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * Walks a number of steps along the lineage; dependencies are no steps. The beginning,
 * before every revision, is {@code null}: one step up from it is a base, and one step
 * down from a base is it.
 */
final class Steps {

	private final RevisionGraph graph;

	private final Lineage lineage;

	private final Target target;

	Steps(RevisionGraph graph, Target target) {
		this.graph = graph;
		this.lineage = new Lineage(graph);
		this.target = target;
	}

	/**
	 * Walks.
	 * @param start where to start
	 * @param steps how many, down when negative
	 * @param branch chooses the way up at a branch point, or {@code null}
	 * @return where it ends
	 * @throws TargetException when there are several ways, or none
	 */
	@Nullable RevisionId walk(@Nullable RevisionId start, int steps, @Nullable RevisionId branch) {
		return walk(start, steps, branch, false);
	}

	/**
	 * Walks, and stops where the lineage ends.
	 * @param start where to start
	 * @param steps how many at most, down when negative
	 * @param branch chooses the way up at a branch point, or {@code null}
	 * @return where it ends
	 * @throws TargetException when there are several ways
	 */
	@Nullable RevisionId walkAtMost(@Nullable RevisionId start, int steps, @Nullable RevisionId branch) {
		return walk(start, steps, branch, true);
	}

	private @Nullable RevisionId walk(@Nullable RevisionId start, int steps, @Nullable RevisionId branch,
			boolean mayEnd) {
		Set<RevisionId> members = (branch != null) ? this.lineage.of(branch) : this.graph.ids();
		RevisionId at = start;
		for (int step = 0; step < Math.abs(steps); step++) {
			if (mayEnd && ((steps > 0) ? next(at, members).isEmpty() : at == null)) {
				return at;
			}
			at = (steps > 0) ? up(at, members, step) : down(at, step);
		}
		return at;
	}

	private Set<RevisionId> next(@Nullable RevisionId from, Set<RevisionId> members) {
		return this.graph.select((from != null) ? this.graph.children(from) : this.graph.bases(), members::contains);
	}

	private RevisionId up(@Nullable RevisionId from, Set<RevisionId> members, int done) {
		Set<RevisionId> next = next(from, members);
		if (next.isEmpty()) {
			throw outOfRange(from, done);
		}
		return only(next, from, "up", "Name the revision, or choose the way with label@+N.");
	}

	private @Nullable RevisionId down(@Nullable RevisionId from, int done) {
		if (from == null) {
			throw outOfRange(null, done);
		}
		Set<RevisionId> next = this.graph.lineage().down(from);
		return next.isEmpty() ? null
				: only(next, from, "down", "Name the revision instead: below a merge, steps may go several ways.");
	}

	private RevisionId only(Set<RevisionId> next, @Nullable RevisionId from, String direction, String action) {
		if (next.size() > 1) {
			throw new TargetException(Reason.AMBIGUOUS_WALK, "The target '" + this.target + "' does not say which way "
					+ direction + " from " + name(from) + ": " + Listing.of(this.graph, next), action);
		}
		return next.iterator().next();
	}

	private TargetException outOfRange(@Nullable RevisionId end, int done) {
		return outOfRange("the way ends at " + name(end) + " after " + done + ((done == 1) ? " step" : " steps"));
	}

	TargetException outOfRange(String why) {
		return new TargetException(Reason.RELATIVE_OUT_OF_RANGE,
				"The target '" + this.target + "' is out of range: " + why,
				"Write -N to go down N steps, +N to go up, and not more than there are; or name the revision, head or base.");
	}

	private static String name(@Nullable RevisionId id) {
		return (id != null) ? "revision " + id : "base";
	}

}
