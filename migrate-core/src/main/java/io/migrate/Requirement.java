package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryDifference;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What the database must have, and the one question that tells whether it has it.
 */
final class Requirement {

	private final MigrationConfiguration configuration;

	private final RevisionCatalog catalog;

	private final HistoryCheck check;

	private final List<Target> targets;

	Requirement(Parts parts, RevisionCatalog catalog, List<Target> targets) {
		this.configuration = parts.configuration();
		this.catalog = catalog;
		this.check = new HistoryCheck(parts, catalog);
		this.targets = targets;
	}

	/**
	 * Goes on only when the database has what the targets need.
	 * @param session asks the question
	 * @throws PendingRevisionsException if it has not
	 * @throws io.migrate.base.MigrationException if waiting for it would be in vain
	 */
	void check(MigrationSession session) {
		History history = new History(session, this.configuration.tables());
		if (this.check.isComplete(history, this.targets)) {
			return;
		}
		AppliedRevisions applied = history.read();
		HistoryDifference difference = this.check.compare(applied);
		this.check.refuse(difference);
		List<String> missing = missing(applied);
		if (!missing.isEmpty()) {
			throw PendingRevisionsException.of(this.targets,
					new StatusReader(this.catalog, this.configuration.tables()).state(applied),
					this.check.current(applied), missing);
		}
		this.check.warnOfUnknown(difference);
		this.check.tellUpToDate(applied);
	}

	private List<String> missing(AppliedRevisions applied) {
		List<Step> steps = new Planner(this.catalog).upgrade(applied, this.targets).steps();
		List<String> missing = new ArrayList<>();
		steps.forEach((step) -> missing.add(step.title() + halfWay(applied.find(step.id()))));
		applied.all()
			.stream()
			.filter((row) -> row.state() != State.APPLIED && concerns(row.id()))
			.filter((row) -> steps.stream().noneMatch((step) -> step.id().equals(row.id())))
			.forEach((row) -> missing.add(row.id() + " (" + row.message() + ")" + halfWay(row)));
		return missing;
	}

	// What a newer version of the application is doing is its own business
	private boolean concerns(RevisionId id) {
		return this.catalog.graph().contains(id) || this.configuration.unknownRevisions() == UnknownRevisions.FAIL;
	}

	private static String halfWay(@Nullable AppliedRevision row) {
		return (row != null) ? ", left half-way " + row.state().name().toLowerCase(Locale.ROOT) : "";
	}

}
