package io.migrate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.MigrationStatus.Entry;
import io.migrate.MigrationStatus.Lineage;
import io.migrate.MigrationStatus.RevisionState;
import io.migrate.MigrationStatus.State;
import io.migrate.base.HistoryTables;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryVerifier;
import io.migrate.plan.JournalEntry;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the code and the database know.
 */
final class StatusReader {

	private static final int EVENTS = 50;

	private final RevisionCatalog catalog;

	private final RevisionGraph graph;

	private final HistoryTables tables;

	StatusReader(RevisionCatalog catalog, HistoryTables tables) {
		this.catalog = catalog;
		this.graph = catalog.graph();
		this.tables = tables;
	}

	MigrationStatus read(MigrationSession session) {
		History history = new History(session, this.tables);
		AppliedRevisions applied = history.read();
		List<JournalEntry> events = applied.isRecorded() ? history.events(EVENTS) : List.of();
		return new MigrationStatus(session.database(), this.tables.schema(), state(applied),
				List.copyOf(applied.current(this.graph)), List.copyOf(this.graph.realHeads()), pending(applied),
				entries(applied), events);
	}

	private List<RevisionId> pending(AppliedRevisions applied) {
		List<RevisionId> pending = new ArrayList<>(this.graph.ordered(this.graph.ids()));
		pending.removeAll(applied.ids());
		return pending;
	}

	State state(AppliedRevisions applied) {
		if (new HistoryVerifier(this.catalog).compare(applied).isDiverged()) {
			return State.DIVERGED;
		}
		if (!applied.unfinished().isEmpty()) {
			return State.PARTIAL;
		}
		if (!applied.unknown(this.graph).isEmpty()) {
			return State.AHEAD;
		}
		return pending(applied).isEmpty() ? State.UP_TO_DATE : State.PENDING;
	}

	private List<Entry> entries(AppliedRevisions applied) {
		List<Entry> entries = new ArrayList<>();
		this.graph.ordered(this.graph.ids())
			.forEach((id) -> entries.add(known(this.catalog.get(id), applied.find(id))));
		applied.all()
			.stream()
			.filter((row) -> !this.graph.contains(row.id()))
			.map(StatusReader::unknown)
			.forEach(entries::add);
		return entries;
	}

	private Entry known(Revision revision, @Nullable AppliedRevision row) {
		RevisionId id = revision.id();
		Lineage lineage = new Lineage(revision.node().revises(), List.copyOf(this.graph.dependencies(id)),
				this.graph.labels(id).stream().sorted().toList());
		return new Entry(id, revision.message(), lineage, revision.script().kind(), state(row, RevisionState.APPLIED),
				revision.downgrade().isReversible(), (row != null) ? row.origin() : null);
	}

	private static Entry unknown(AppliedRevision row) {
		return new Entry(row.id(), row.message(), new Lineage(row.revises(), row.dependsOn(), List.of()),
				row.content().kind(), state(row, RevisionState.UNKNOWN), row.content().downgradeChecksum() != null,
				row.origin());
	}

	private static RevisionState state(@Nullable AppliedRevision row, RevisionState applied) {
		if (row == null) {
			return RevisionState.PENDING;
		}
		return (row.state() == AppliedRevision.State.APPLIED) ? applied : RevisionState.PARTIAL;
	}

}
