package io.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetResolver;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;

/**
 * Makes plans. Immutable; a plan depends on nothing but the arguments.
 */
public final class Planner {

	private final RevisionCatalog catalog;

	private final RevisionGraph graph;

	private final TargetResolver resolver;

	/**
	 * Creates a planner.
	 * @param catalog what the code knows
	 */
	public Planner(RevisionCatalog catalog) {
		this.catalog = catalog;
		this.graph = catalog.graph();
		this.resolver = new TargetResolver(catalog.graph());
	}

	/**
	 * Plans the way up: every revision that the targets need and that is not applied,
	 * parents first. A target below the current revisions is already reached; upgrade
	 * never goes down (Alembic's rule).
	 * @param applied what the database has
	 * @param targets where to go
	 * @return the steps, none when the database is there
	 * @throws io.migrate.graph.TargetException if a target names nothing or too much
	 */
	public Plan upgrade(AppliedRevisions applied, List<Target> targets) {
		Set<RevisionId> up = this.resolver.upgrade(targets, applied.known(this.graph));
		return new Plan(steps(up, Step::upgrade));
	}

	/**
	 * Checks targets for a database that has everything, where no way up is left to plan.
	 * @param targets where to go
	 * @throws io.migrate.graph.TargetException if a target names nothing or too much
	 */
	public void check(List<Target> targets) {
		this.resolver.upgrade(targets, this.graph.ids());
	}

	/**
	 * Plans the way down: what stands above the target is taken back, children first.
	 * @param applied what the database has
	 * @param target where to go
	 * @return the steps, none when the database is there
	 * @throws io.migrate.graph.TargetException if the target names nothing or too much
	 * @throws IrreversibleRevisionException if a revision in the way cannot be taken back
	 * @throws UnknownRevisionException if revisions that the code does not know stand on
	 * one in the way
	 */
	public Plan downgrade(AppliedRevisions applied, Target target) {
		Set<RevisionId> down = this.resolver.downgrade(target, applied.known(this.graph));
		Set<RevisionId> unknown = applied.unknownAbove(down, this.graph);
		if (!unknown.isEmpty()) {
			throw UnknownRevisionException.above(rows(applied, unknown));
		}
		List<Revision> irreversible = this.graph.ordered(down)
			.stream()
			.map(this.catalog::get)
			.filter((revision) -> !revision.downgrade().isReversible())
			.toList();
		if (!irreversible.isEmpty()) {
			throw IrreversibleRevisionException.known(irreversible);
		}
		List<Step> steps = new ArrayList<>(steps(down, Step::downgrade));
		Collections.reverse(steps);
		return new Plan(steps);
	}

	/**
	 * Plans the way back to what the code knows: the revisions that only the database has
	 * are taken back by the downgrade that was stored when they were applied. What was
	 * left half-way comes to its end first.
	 * @param applied what the database has
	 * @return the steps, none when the code knows everything
	 * @throws IrreversibleRevisionException if one of them cannot be taken back
	 * @throws UnknownRevisionException if one of them was left half-way up
	 */
	public Plan downgradeUnknown(AppliedRevisions applied) {
		List<AppliedRevision> halfWay = rows(applied, applied.unfinished()).stream()
			.filter((row) -> row.state() == State.UPGRADING && !this.graph.contains(row.id()))
			.toList();
		if (!halfWay.isEmpty()) {
			throw UnknownRevisionException.halfWay(halfWay);
		}
		List<AppliedRevision> down = applied.finished().unknownDownwards(this.graph);
		List<AppliedRevision> irreversible = down.stream()
			.filter((row) -> row.content().downgradeChecksum() == null)
			.toList();
		if (!irreversible.isEmpty()) {
			throw IrreversibleRevisionException.unknown(irreversible);
		}
		return finish(applied).then(new Plan(down.stream().map(Step::downgrade).toList()));
	}

	/**
	 * Plans the end of what was left half-way, each revision in its own direction. One
	 * that was on its way up and that the code does not know is left to the version of
	 * the application that has it.
	 * @param applied what the database has
	 * @return the steps, none when nothing was left half-way
	 */
	public Plan finish(AppliedRevisions applied) {
		List<Step> steps = new ArrayList<>();
		for (AppliedRevision row : rows(applied, applied.unfinished())) {
			Revision revision = this.catalog.find(row.id());
			if (row.state() == State.DOWNGRADING) {
				steps.add(((revision != null) ? Step.downgrade(revision) : Step.downgrade(row)).asResumed());
			}
			else if (revision != null) {
				steps.add(Step.upgrade(revision).asResumed());
			}
		}
		return new Plan(steps);
	}

	/**
	 * Plans the marks: afterwards the targets and all they need count as applied, what
	 * stands above them does not, and unrelated revisions stay as they are. Nothing of a
	 * revision runs; one among them that was left half-way counts as applied, too.
	 * @param applied what the database has
	 * @param targets what to mark as current
	 * @return the steps: marks taken away, then marks set
	 * @throws io.migrate.graph.TargetException if a target names nothing or too much
	 */
	public Plan stamp(AppliedRevisions applied, List<Target> targets) {
		Set<RevisionId> known = applied.known(this.graph);
		Set<RevisionId> halfWay = applied.unfinished();
		halfWay.removeIf((id) -> !this.graph.contains(id));
		Set<RevisionId> there = new LinkedHashSet<>(known);
		there.addAll(halfWay);
		Set<RevisionId> after = this.resolver.stamp(targets, there);
		Set<RevisionId> wanted = new HashSet<>();
		targets.forEach((target) -> wanted.addAll(this.resolver.resolve(target, there)));
		Set<RevisionId> gone = new LinkedHashSet<>(there);
		gone.removeAll(after);
		halfWay.retainAll(this.graph.closure(wanted));
		Set<RevisionId> roots = new HashSet<>(gone);
		roots.addAll(wanted);
		Set<RevisionId> unknown = applied.unknownAbove(roots, this.graph);
		Set<RevisionId> marks = new LinkedHashSet<>(after);
		marks.removeAll(there);
		marks.addAll(halfWay);
		gone.addAll(halfWay);

		List<RevisionId> down = new ArrayList<>(this.graph.ordered(gone));
		Collections.reverse(down);
		List<Step> steps = new ArrayList<>();
		rows(applied, unknown).forEach((row) -> steps.add(Step.unstamp(row)));
		rows(applied, down).forEach((row) -> steps.add(Step.unstamp(row)));
		steps.addAll(steps(marks, Step::stamp));
		return new Plan(steps);
	}

	/**
	 * Plans the marks of a record that is begun anew: every revision that the database
	 * has goes, also what the code does not know and what was left half-way, and then the
	 * targets and all they need are marked.
	 * @param applied what the database has
	 * @param targets what to mark as current
	 * @return the steps: marks taken away, then marks set
	 * @throws io.migrate.graph.TargetException if a target names nothing or too much
	 */
	public Plan stampPurged(AppliedRevisions applied, List<Target> targets) {
		List<RevisionId> gone = new ArrayList<>();
		List<RevisionId> known = new ArrayList<>();
		applied.all().forEach((row) -> (this.graph.contains(row.id()) ? known : gone).add(row.id()));
		Collections.reverse(gone);
		List<RevisionId> down = new ArrayList<>(this.graph.ordered(known));
		Collections.reverse(down);
		gone.addAll(down);
		List<Step> steps = new ArrayList<>();
		rows(applied, gone).forEach((row) -> steps.add(Step.unstamp(row)));
		steps.addAll(steps(this.resolver.stamp(targets, Set.of()), Step::stamp));
		return new Plan(steps);
	}

	private List<Step> steps(Set<RevisionId> ids, Function<Revision, Step> step) {
		return this.graph.ordered(ids).stream().map(this.catalog::get).map(step).toList();
	}

	private static List<AppliedRevision> rows(AppliedRevisions applied, Collection<RevisionId> ids) {
		return ids.stream().map(applied::find).filter(Objects::nonNull).toList();
	}

}
