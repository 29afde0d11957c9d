package io.migrate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.graph.RevisionId;
import io.migrate.plan.Action;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.Inventory;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationSession;
import io.migrate.session.ScratchUnavailableException;
import io.migrate.session.StatementFailedException;
import io.migrate.verify.ExpectedInventory;
import io.migrate.verify.Finding;
import io.migrate.verify.SchemaFindings;

/**
 * Makes sure that a schema is what revisions leave, before they are marked as applied.
 */
final class SchemaCheck {

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final MigrationSession session;

	SchemaCheck(Parts parts, RevisionCatalog catalog, MigrationSession session) {
		this.parts = parts;
		this.catalog = catalog;
		this.session = session;
	}

	/**
	 * Compares. What the schema has besides is somebody else's, or what comes next.
	 * @param applied what was applied before
	 * @param marks what is to be marked
	 * @throws SchemaMismatchException if something is missing or altered
	 * @throws SchemaNotCheckedException if nothing can be tried out
	 */
	void require(AppliedRevisions applied, Plan marks) {
		try {
			compare(applied, marks);
		}
		catch (ScratchUnavailableException | StatementFailedException ex) {
			throw new SchemaNotCheckedException(ex);
		}
	}

	/**
	 * As {@link #require}; where nothing can be tried out, it is only said.
	 */
	void requireWherePossible(AppliedRevisions applied, Plan marks) {
		try {
			compare(applied, marks);
		}
		catch (ScratchUnavailableException | StatementFailedException ex) {
			this.parts.listener()
				.on(new MigrationEvent.Warning(
						"The schema was not checked before its baseline was marked: " + ex.getMessage()));
		}
	}

	private void compare(AppliedRevisions applied, Plan marks) {
		List<String> findings = findings(applied, marks);
		if (!findings.isEmpty()) {
			throw new SchemaMismatchException(findings);
		}
	}

	private List<String> findings(AppliedRevisions applied, Plan marks) {
		SchemaLook look = new SchemaLook(this.parts);
		ExpectedInventory expected = look.expected(this.session, this.catalog, known(applied, marks));
		Inventory found = look.at(this.session);
		return new SchemaFindings(found, this.session.dialect().diagnostics()).comparedTo(expected)
			.stream()
			.filter((finding) -> !finding.isForeign())
			.map(Finding::toString)
			.toList();
	}

	private Set<RevisionId> known(AppliedRevisions applied, Plan marks) {
		Set<RevisionId> ids = new LinkedHashSet<>(applied.known(this.catalog.graph()));
		for (Step step : marks.steps()) {
			if (step.action() == Action.STAMP) {
				ids.add(step.id());
			}
			else {
				ids.remove(step.id());
			}
		}
		return ids;
	}

}
