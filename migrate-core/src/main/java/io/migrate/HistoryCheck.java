package io.migrate;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.CompleteHistory;
import io.migrate.plan.HistoryDifference;
import io.migrate.plan.HistoryVerifier;
import io.migrate.plan.Planner;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;

/**
 * Compares the history of a database with what the code knows, and says what follows.
 */
final class HistoryCheck {

	private final RevisionCatalog catalog;

	private final UnknownRevisions unknownRevisions;

	private final MigrationListener listener;

	HistoryCheck(Parts parts, RevisionCatalog catalog) {
		this.catalog = catalog;
		this.unknownRevisions = parts.configuration().unknownRevisions();
		this.listener = parts.listener();
	}

	/**
	 * Whether nothing at all is left to do or to say, for a valid target.
	 */
	boolean isComplete(History history, List<Target> targets) {
		if (this.catalog.revisions().isEmpty() || !history.has(CompleteHistory.fingerprint(this.catalog))) {
			return false;
		}
		new Planner(this.catalog).check(targets);
		tellUpToDate(this.catalog.graph().realHeads());
		return true;
	}

	HistoryDifference compare(AppliedRevisions applied) {
		return new HistoryVerifier(this.catalog).compare(applied);
	}

	/**
	 * What no upgrade can go on from.
	 */
	void refuse(HistoryDifference difference) {
		difference.refuseEdited();
		difference.refuseDiverged();
		if (this.unknownRevisions == UnknownRevisions.FAIL) {
			difference.refuseUnknown();
		}
	}

	void warnOfUnknown(HistoryDifference difference) {
		warn("The database is ahead of this code, which does not know: ", difference.unknown());
	}

	void warnOfDowngrades(HistoryDifference difference) {
		warn("The downgrade section was edited after it was applied: ", difference.downgradeEdited());
	}

	private void warn(String text, List<AppliedRevision> rows) {
		if (!rows.isEmpty()) {
			String ids = rows.stream().map(AppliedRevision::description).collect(Collectors.joining("; "));
			this.listener.on(new MigrationEvent.Warning(text + ids));
		}
	}

	void tellUpToDate(AppliedRevisions applied) {
		tellUpToDate(applied.current(this.catalog.graph()));
	}

	private void tellUpToDate(Collection<RevisionId> current) {
		this.listener.on(new MigrationEvent.UpToDate(title(current)));
	}

	String current(AppliedRevisions applied) {
		return title(applied.current(this.catalog.graph()));
	}

	private static String title(Collection<RevisionId> current) {
		String ids = current.stream().map(Object::toString).collect(Collectors.joining(", "));
		return ids.isEmpty() ? "base" : ids;
	}

}
