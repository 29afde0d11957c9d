package io.migrate.graph;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * What a stretch of history contains.
 *
 * <p>
 * Alembic's rules ({@code RevisionMap.iterate_revisions} as its command {@code history}
 * calls it): both ends belong to it; from base, it is all that the end needs,
 * dependencies included; from a revision, it is what descends from it by
 * <em>revises</em>; a label at the start chooses among several ends; steps may walk too
 * far.
 *
 * <p>
 * The repairs: {@code -N} as the start counts back from the end, where Alembic counts
 * from the heads and so refuses {@code -2:current} below them; a label at the start of a
 * range without an end finds the end of its branch, also where others depend on it; a
 * start from which no end descends is refused, where Alembic leaves the end out; a branch
 * can be named by any revision of it.
 */
final class HistoryWalk {

	private final RevisionGraph graph;

	private final TargetRange range;

	private final Set<RevisionId> applied;

	private final Places places;

	private final Lineage lineage;

	HistoryWalk(RevisionGraph graph, TargetRange range, Set<RevisionId> applied) {
		this.graph = graph;
		this.range = range;
		this.applied = applied;
		this.places = new Places(graph);
		this.lineage = new Lineage(graph);
	}

	Set<RevisionId> history() {
		Target from = Objects.requireNonNullElse(this.range.from(), Target.BASE);
		Target to = Objects.requireNonNullElse(this.range.to(), Target.HEADS);
		if (from.isRelative()) {
			return back(from, ends(from, to));
		}
		Set<RevisionId> starts = place(from);
		return between(starts, to.isRelative() ? onBranch(from, up(to, starts)) : ends(from, to));
	}

	private Set<RevisionId> ends(Target from, Target to) {
		if (to.isRelative()) {
			throw notCountable(to, "steps are counted from the start of the range, which counts steps itself");
		}
		return to.equals(Target.HEADS) ? this.places.heads(this.places.branch(from)) : onBranch(from, place(to));
	}

	private Set<RevisionId> onBranch(Target from, Set<RevisionId> ends) {
		RevisionId branch = this.places.branch(from);
		if (branch == null || ends.isEmpty()) {
			return ends;
		}
		Set<RevisionId> own = this.graph.select(ends, this.lineage.of(branch)::contains);
		if (own.isEmpty()) {
			throw notOnBranch(from, ends);
		}
		return own;
	}

	private Set<RevisionId> place(Target target) {
		if (target.equals(Target.CURRENT)) {
			return this.graph.maximal(this.applied);
		}
		Integer steps = target.steps();
		if (steps == null) {
			return this.places.all(target);
		}
		return set(
				new Steps(this.graph, target).walkAtMost(this.places.one(target), steps, this.places.branch(target)));
	}

	private Set<RevisionId> up(Target to, Set<RevisionId> starts) {
		Integer steps = to.steps();
		if (steps == null || steps <= 0) {
			throw notCountable(to, "the end of a range counts on from its start, as +N");
		}
		RevisionId branch = this.places.branch(to);
		Set<RevisionId> from = (branch != null) ? this.graph.select(starts, this.lineage.of(branch)::contains) : starts;
		if (from.size() > 1) {
			throw new TargetException(
					Reason.AMBIGUOUS_WALK, "The target '" + to + "' in the range '" + this.range
							+ "' does not say from which start to count: " + Listing.of(this.graph, from),
					"Write label@+N, or name the end.");
		}
		if (from.isEmpty() && !starts.isEmpty()) {
			throw notOnBranch(to, starts);
		}
		return set(new Steps(this.graph, to).walkAtMost(from.isEmpty() ? null : from.iterator().next(), steps, branch));
	}

	private Set<RevisionId> back(Target from, Set<RevisionId> ends) {
		Integer steps = from.steps();
		if (steps == null || steps >= 0) {
			throw notCountable(from, "the start of a range counts back from its end, as -N");
		}
		Steps walk = new Steps(this.graph, from);
		Set<RevisionId> found = new LinkedHashSet<>();
		for (RevisionId end : ends) {
			found.addAll(between(set(walk.walkAtMost(end, steps, null)), Set.of(end)));
		}
		return found;
	}

	private Set<RevisionId> between(Set<RevisionId> starts, Set<RevisionId> ends) {
		Set<RevisionId> needed = this.graph.closure(ends);
		if (starts.isEmpty()) {
			return needed;
		}
		for (RevisionId start : starts) {
			if (!needed.contains(start)) {
				throw notOnOneLine("its end does not stand on " + start);
			}
		}
		Set<RevisionId> above = this.lineage.descendants(starts);
		if (ends.stream().noneMatch(above::contains)) {
			throw notOnOneLine(
					"its end depends on " + Listing.of(this.graph, starts) + ", and does not descend from it");
		}
		Set<RevisionId> below = this.graph.closure(starts);
		return this.graph.select(needed, (id) -> above.contains(id) && (starts.contains(id) || !below.contains(id)));
	}

	private static Set<RevisionId> set(@Nullable RevisionId id) {
		return (id != null) ? Set.of(id) : Set.of();
	}

	private TargetException notCountable(Target end, String why) {
		return new TargetException(Reason.RELATIVE_OUT_OF_RANGE,
				"The target '" + end + "' has no meaning in the range '" + this.range + "': " + why,
				"Write -N:end, start:+N, or name both ends, such as head-2:head.");
	}

	private TargetException notOnBranch(Target target, Set<RevisionId> others) {
		return notOnOneLine("the branch '" + target.branch() + "' does not have " + Listing.of(this.graph, others));
	}

	private TargetException notOnOneLine(String why) {
		return new TargetException(Reason.NOT_ON_ONE_LINE, "The range '" + this.range + "' is not on one line: " + why,
				"Name a revision and one that descends from it, or label@base:label@head for one branch."
						+ " Without a range, history shows everything.");
	}

}
