package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.migrate.MigrationConfiguration.UnknownRevisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryDifference;
import io.migrate.plan.HistoryVerifier;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What the database must have, and the one question that tells whether it has it.
 */
final class Requirement {

	private final MigrationConfiguration configuration;

	private final MigrationListener listener;

	private final RevisionCatalog catalog;

	private final List<Target> targets;

	Requirement(Migrations.Parts parts, RevisionCatalog catalog, List<Target> targets) {
		this.configuration = parts.configuration();
		this.listener = parts.listener();
		this.catalog = catalog;
		this.targets = targets;
	}

	/**
	 * Goes on only when the database has what the targets need.
	 * @param session asks the question
	 * @throws PendingRevisionsException if it has not
	 * @throws io.migrate.base.MigrationException if waiting for it would be in vain
	 */
	void check(MigrationSession session) {
		AppliedRevisions applied = new History(session, this.configuration.tables()).read();
		HistoryDifference difference = new HistoryVerifier(this.catalog).compare(applied);
		refuse(difference);
		List<String> missing = missing(applied);
		if (!missing.isEmpty()) {
			throw PendingRevisionsException.of(this.targets,
					new StatusReader(this.catalog, this.configuration.tables()).state(applied), current(applied),
					missing);
		}
		if (!difference.unknown().isEmpty()) {
			this.listener.on(new MigrationEvent.Warning(
					"The database is ahead of this code, which does not know: " + difference.unknown()
						.stream()
						.map(AppliedRevision::description)
						.collect(Collectors.joining("; "))));
		}
		this.listener.on(new MigrationEvent.UpToDate(current(applied)));
	}

	private void refuse(HistoryDifference difference) {
		difference.refuseEdited();
		difference.refuseDiverged();
		if (this.configuration.unknownRevisions() == UnknownRevisions.FAIL) {
			difference.refuseUnknown();
		}
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

	private String current(AppliedRevisions applied) {
		String ids = applied.current(this.catalog.graph())
			.stream()
			.map(Object::toString)
			.collect(Collectors.joining(", "));
		return ids.isEmpty() ? "base" : ids;
	}

}
