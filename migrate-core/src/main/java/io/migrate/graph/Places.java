package io.migrate.graph;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

import io.migrate.graph.TargetException.Reason;

import org.jspecify.annotations.Nullable;

/**
 * Finds what the part of a target before its steps means. The beginning, before every
 * revision, is {@code null}.
 */
final class Places {

	private final RevisionGraph graph;

	private final Names names;

	private final Lineage lineage;

	Places(RevisionGraph graph) {
		this.graph = graph;
		this.names = new Names(graph);
		this.lineage = new Lineage(graph);
	}

	@Nullable RevisionId branch(Target target) {
		return this.names.branch(target);
	}

	/**
	 * All revisions that the name in a target means.
	 * @param target a target with a name other than {@code current}
	 * @return the revisions; none for {@code base}
	 */
	Set<RevisionId> all(Target target) {
		if ("heads".equals(target.symbol())) {
			return heads(branch(target));
		}
		RevisionId one = one(target);
		return (one != null) ? Set.of(one) : Set.of();
	}

	/**
	 * The one revision that the name in a target means.
	 * @param target a target with a name other than {@code current}
	 * @return the revision, or {@code null} for the beginning, which is also the head of
	 * an empty graph
	 */
	@Nullable RevisionId one(Target target) {
		RevisionId branch = branch(target);
		String symbol = Objects.requireNonNull(target.symbol());
		return switch (symbol) {
			case "base" -> null;
			case "head", "heads" -> head(target, branch);
			default -> this.names.find(target, symbol, branch);
		};
	}

	/**
	 * All heads.
	 * @param branch the branch, or {@code null}
	 * @return the real heads; on a branch the heads that share its lineage, so that the
	 * end of a branch that others depend on can be named
	 */
	Set<RevisionId> heads(@Nullable RevisionId branch) {
		if (branch == null) {
			return this.graph.realHeads();
		}
		return this.graph.select(this.lineage.of(branch), this.graph.heads()::contains);
	}

	/**
	 * The only head. Where Alembic finds several ends of a lineage, we leave out those
	 * that another of them depends on: to go to the other goes to them as well.
	 */
	private @Nullable RevisionId head(Target target, @Nullable RevisionId branch) {
		Set<RevisionId> heads = heads(branch);
		Set<RevisionId> single = this.graph.select(heads, (id) -> !isNeeded(id, heads));
		if (single.size() > 1) {
			throw new TargetException(Reason.MULTIPLE_HEADS,
					"The target '" + target + "' means one head, but there are " + single.size() + ": "
							+ Listing.of(this.graph, single),
					"Name one of them by its id or as label@head, say heads for all of them, or join"
							+ " them with a merge, which is a revision that revises them all.");
		}
		return single.isEmpty() ? null : single.iterator().next();
	}

	private boolean isNeeded(RevisionId id, Collection<RevisionId> others) {
		Set<RevisionId> above = new HashSet<>(this.graph.descendants(Set.of(id)));
		above.remove(id);
		return !Collections.disjoint(above, others);
	}

}
