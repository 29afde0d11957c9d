package io.migrate.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

/**
 * What is applied after a stamp.
 *
 * <p>
 * The rule (DESIGN §5): stamping d makes <em>applied</em> = (applied ∖ descendants of d,
 * dependants counted) ∪ d and its ancestors, dependencies counted. Several destinations
 * are one set: first all their descendants go, then they and their ancestors come, so
 * their order does not matter. {@code base} takes everything away, {@code label@base}
 * what a downgrade to it would drop. Alembic stamps the destinations one by one, replaces
 * every row of the lineage by the destination, and so forgets what stays applied beside
 * it.
 */
final class Stamping {

	private final RevisionGraph graph;

	private final Places places;

	private final BranchPart part;

	Stamping(RevisionGraph graph) {
		this.graph = graph;
		this.places = new Places(graph);
		this.part = new BranchPart(graph);
	}

	Set<RevisionId> stamp(Collection<Target> targets, Set<RevisionId> applied) {
		Set<RevisionId> result = new LinkedHashSet<>(applied);
		Set<RevisionId> destinations = new LinkedHashSet<>();
		for (Target target : targets) {
			if (target.steps() != null || target.equals(Target.CURRENT)) {
				throw new TargetException(Reason.NOT_STAMP_TARGET,
						"Cannot stamp '" + target + "': stamp takes no steps and not what is current",
						"Name the revision, head, heads, base or label@head.");
			}
			if ("base".equals(target.symbol())) {
				RevisionId branch = this.places.branch(target);
				result.removeAll((branch != null) ? this.part.above(branch, null, applied) : Set.copyOf(applied));
			}
			else {
				destinations.addAll(this.places.all(target));
			}
		}
		result.removeAll(this.graph.descendants(destinations));
		result.addAll(this.graph.closure(destinations));
		return new LinkedHashSet<>(this.graph.ordered(result));
	}

}
