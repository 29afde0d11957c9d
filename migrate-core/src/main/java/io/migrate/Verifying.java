package io.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.diff.RenameHints;
import io.migrate.graph.RevisionId;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.DivergedHistoryException;
import io.migrate.plan.EditedRevisionException;
import io.migrate.plan.HistoryVerifier;
import io.migrate.populate.PopulationCatalog;
import io.migrate.populate.PopulationStatus;
import io.migrate.populate.RowFailedException;
import io.migrate.populate.RowsRefusedException;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationSession;
import io.migrate.session.StatementFailedException;
import io.migrate.verify.ExpectedInventory;
import io.migrate.verify.Finding;
import io.migrate.verify.Finding.Kind;
import io.migrate.verify.HistoryFindings;
import io.migrate.verify.PopulationFindings;
import io.migrate.verify.SchemaFindings;
import io.migrate.verify.Verification;
import org.jspecify.annotations.Nullable;

/**
 * One look at a database from all sides.
 */
final class Verifying {

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final MigrationSession session;

	private final List<Finding> findings = new ArrayList<>();

	private final List<String> unchecked = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	Verifying(Parts parts, RevisionCatalog catalog, MigrationSession session) {
		this.parts = parts;
		this.catalog = catalog;
		this.session = session;
	}

	Verification verify(PopulationCatalog populations) {
		AppliedRevisions applied = history();
		this.findings
			.addAll(HistoryFindings.of(applied, new HistoryVerifier(this.catalog).compare(applied.finished())));
		schema(applied);
		model();
		populations(new PopulationRun(this.parts, this.session, populations));
		environment();
		return new Verification(this.findings, this.unchecked, this.notes);
	}

	private AppliedRevisions history() {
		return new History(this.session, this.parts.configuration().tables()).read();
	}

	private void schema(AppliedRevisions applied) {
		SchemaLook look = new SchemaLook(this.parts);
		String reason = unknowable(applied);
		if (reason != null) {
			this.unchecked.add(reason);
			this.findings.addAll(findings(look).invalid());
			return;
		}
		ExpectedInventory expected = look.expected(this.session, this.catalog, applied.ids());
		SchemaFindings found = findings(look);
		if (!history().ids().equals(applied.ids())) {
			this.unchecked.add("the schema, since revisions were applied or taken back meanwhile: verify again");
			return;
		}
		this.findings.addAll(found.comparedTo(expected));
		this.findings.addAll(PopulationFindings.ofDefinitions(look.definitions(this.session).due()));
	}

	private SchemaFindings findings(SchemaLook look) {
		return new SchemaFindings(look.at(this.session), this.session.dialect().diagnostics());
	}

	// Only the upgrade of a revision that the code has says what it leaves
	private @Nullable String unknowable(AppliedRevisions applied) {
		if (!applied.unfinished().isEmpty()) {
			return "the schema, since revisions are half-way: " + names(applied.unfinished());
		}
		Set<RevisionId> unknown = applied.unknown(this.catalog.graph());
		return unknown.isEmpty() ? null
				: "the schema, since this code does not know what revisions leave: " + names(unknown);
	}

	private static String names(Set<RevisionId> ids) {
		return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
	}

	private void model() {
		try {
			ModelDifference difference = new Drafting(this.parts, this.catalog).compare(this.session, RenameHints.NONE);
			difference.lines()
				.forEach((line) -> this.findings.add(new Finding(Kind.MODEL, "differs", line, List.of(),
						"'migrate revision --autogenerate' drafts the revision that brings the database there.")));
			this.notes.addAll(difference.omissions());
		}
		catch (NoDesiredSchemaException ex) {
			// Then there is no model
		}
		catch (NotAtHeadException | EditedRevisionException | DivergedHistoryException ex) {
			this.notes.add("The model was not compared, since the database is not at the head of this code.");
		}
	}

	private void populations(PopulationRun run) {
		List<PopulationStatus> populations = run.status();
		this.findings.addAll(PopulationFindings.of(populations));
		for (PopulationStatus population : populations) {
			try {
				run.differences(population).stream().map(PopulationFindings::ofRows).forEach(this.findings::add);
			}
			catch (RowsRefusedException | RowFailedException | StatementFailedException ex) {
				this.unchecked.add("the rows of the population " + population.name() + ": " + ex.getMessage());
			}
		}
	}

	private void environment() {
		this.session.ask(this.session.dialect().diagnostics()::environment)
			.forEach((ailment) -> this.findings.add(new Finding(Kind.ENVIRONMENT, ailment.fault(), ailment.subject(),
					List.of(ailment.detail()), ailment.action())));
	}

}
