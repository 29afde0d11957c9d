package io.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.Divergence.Reason;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;

/**
 * Compares what the database has with what the code knows. Immutable.
 */
public final class HistoryVerifier {

	private final RevisionCatalog catalog;

	private final RevisionGraph graph;

	/**
	 * Creates a verifier.
	 * @param catalog what the code knows
	 */
	public HistoryVerifier(RevisionCatalog catalog) {
		this.catalog = catalog;
		this.graph = catalog.graph();
	}

	/**
	 * Compares.
	 * @param applied what the database has
	 * @return what differs
	 */
	public HistoryDifference compare(AppliedRevisions applied) {
		List<AppliedRevision> edited = new ArrayList<>();
		List<AppliedRevision> downgradeEdited = new ArrayList<>();
		List<AppliedRevision> unknown = new ArrayList<>();
		Set<Divergence> divergences = new LinkedHashSet<>();
		for (AppliedRevision row : applied.all()) {
			Revision revision = this.catalog.find(row.id());
			if (row.state() != State.APPLIED) {
				continue;
			}
			if (revision == null) {
				unknown.add(row);
				continue;
			}
			if (row.content().checksum() != null && !row.content().checksum().equals(revision.checksum())) {
				edited.add(row);
			}
			if (isDowngradeEdited(row, revision)) {
				downgradeEdited.add(row);
			}
			addDivergences(row, revision, applied, divergences);
		}
		return new HistoryDifference(edited, downgradeEdited, unknown, List.copyOf(divergences));
	}

	// What a class says is known when it is asked, and not when it is loaded
	private static boolean isDowngradeEdited(AppliedRevision row, Revision revision) {
		Revision.Downgrade downgrade = revision.downgrade();
		return !(downgrade.isReversible() && downgrade.checksum() == null)
				&& !Objects.equals(row.content().downgradeChecksum(), downgrade.checksum());
	}

	/**
	 * Applied revisions whose ground is not there: unknown ones below known ones, and
	 * known ones whose parents the new graph wants and the database does not have.
	 */
	private void addDivergences(AppliedRevision row, Revision revision, AppliedRevisions applied,
			Set<Divergence> divergences) {
		for (Collection<RevisionId> below : List.of(row.revises(), row.dependsOn())) {
			for (RevisionId id : below) {
				if (applied.isApplied(id) && !this.graph.contains(id)) {
					divergences.add(new Divergence(row, id, Reason.NOT_KNOWN));
				}
			}
		}
		for (Collection<RevisionId> wanted : List.of(revision.node().revises(), this.graph.dependencies(row.id()))) {
			for (RevisionId id : wanted) {
				if (!applied.isApplied(id)) {
					boolean wasThere = row.revises().contains(id) || row.dependsOn().contains(id);
					divergences.add(new Divergence(row, id, wasThere ? Reason.NOT_RECORDED : Reason.NOT_APPLIED));
				}
			}
		}
	}

}
