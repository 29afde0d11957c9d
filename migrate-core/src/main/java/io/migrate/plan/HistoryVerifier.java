package io.migrate.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
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
		List<AppliedRevision> edited = known(applied, this::isEdited);
		List<AppliedRevision> downgradeEdited = known(applied, this::isDowngradeEdited);
		return new HistoryDifference(edited, downgradeEdited, rows(applied, applied.unknown(this.graph)),
				divergences(applied));
	}

	private boolean isEdited(AppliedRevision row, Revision revision) {
		return row.content().checksum() != null && !row.content().checksum().equals(revision.checksum());
	}

	private boolean isDowngradeEdited(AppliedRevision row, Revision revision) {
		return !Objects.equals(row.content().downgradeChecksum(), revision.downgrade().checksum());
	}

	private List<AppliedRevision> known(AppliedRevisions applied, BiPredicate<AppliedRevision, Revision> condition) {
		return applied.known(this.graph)
			.stream()
			.map(applied::find)
			.filter(Objects::nonNull)
			.filter((row) -> condition.test(row, this.catalog.get(row.id())))
			.toList();
	}

	/**
	 * Applied revisions whose ground is not there: unknown ones below known ones, and
	 * known ones whose parents the new graph wants and the database does not have.
	 */
	private List<String> divergences(AppliedRevisions applied) {
		Set<RevisionId> known = applied.known(this.graph);
		Set<RevisionId> unknown = applied.unknown(this.graph);
		List<String> divergences = new ArrayList<>();
		for (AppliedRevision row : rows(applied, known)) {
			Set<RevisionId> below = new LinkedHashSet<>(row.revises());
			below.addAll(row.dependsOn());
			below.retainAll(unknown);
			below.forEach((id) -> divergences
				.add(row.description() + " was applied on top of " + id + ", which this code does not know"));
			Set<RevisionId> wanted = new LinkedHashSet<>(this.graph.node(row.id()).revises());
			wanted.addAll(this.graph.dependencies(row.id()));
			wanted.removeAll(known);
			wanted.forEach((id) -> divergences.add(row.description() + " now needs " + id + ", which is not applied"));
		}
		return divergences;
	}

	private static List<AppliedRevision> rows(AppliedRevisions applied, Collection<RevisionId> ids) {
		return ids.stream().map(applied::find).filter(Objects::nonNull).toList();
	}

}
