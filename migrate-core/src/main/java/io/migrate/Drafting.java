package io.migrate;

import java.util.List;

import io.migrate.autogenerate.DesiredSchema;
import io.migrate.autogenerate.DesiredState;
import io.migrate.dialect.Dialect;
import io.migrate.diff.DiffOptions;
import io.migrate.diff.RenameHints;
import io.migrate.diff.SchemaDiff;
import io.migrate.diff.SchemaDifference;
import io.migrate.diff.Stage;
import io.migrate.graph.Target;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryDifference;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.RevisionCatalog;
import io.migrate.schema.NamePattern;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.session.MigrationSession;

/**
 * Compares a database that stands where the code leads with what it should have.
 */
final class Drafting {

	private final Migrations.Parts parts;

	private final RevisionCatalog catalog;

	/**
	 * Creates it.
	 * @param parts the database and the settings
	 * @param catalog the revisions of the code, drafts that were not yet applied included
	 */
	Drafting(Migrations.Parts parts, RevisionCatalog catalog) {
		this.parts = parts;
		this.catalog = catalog;
	}

	ModelDifference compare(MigrationSession session, DesiredSchema desired, DraftOptions options) {
		requireHead(session);
		DesiredState state = session.ask(desired::read);
		Dialect dialect = session.dialect();
		SchemaFilter ours = SchemaFilter.ALL.hiding(this.parts.configuration().tables());
		Schema current = session.ask((connection) -> dialect.introspector().read(connection, ours));
		SchemaDifference difference = new SchemaDiff(dialect.diffRules()).compare(current, state.schema(),
				options(state, options));
		List<RenameHints.Hint> unused = difference.unused()
			.stream()
			.filter(options.renames().hints()::contains)
			.toList();
		if (!unused.isEmpty()) {
			throw new UnusedRenameException(unused);
		}
		return new ModelDifference(rewritten(difference, options), state.omissions());
	}

	private DiffOptions options(DesiredState state, DraftOptions options) {
		List<NamePattern> protectedTables = this.parts.configuration()
			.protectedTables()
			.stream()
			.map(NamePattern::parse)
			.toList();
		return new DiffOptions(state.scope(), options.filter().hiding(this.parts.configuration().tables()),
				protectedTables, options.renames().and(state.renames()));
	}

	private static SchemaDifference rewritten(SchemaDifference difference, DraftOptions options) {
		List<Stage> stages = options.rewriter()
			.rewrite(difference.stages())
			.stream()
			.filter((stage) -> !stage.changes().isEmpty())
			.toList();
		return stages.equals(difference.stages()) ? difference : difference.withStages(stages);
	}

	private void requireHead(MigrationSession session) {
		AppliedRevisions applied = new History(session, this.parts.configuration().tables()).read();
		HistoryCheck check = new HistoryCheck(this.parts, this.catalog);
		HistoryDifference difference = check.compare(applied);
		difference.refuseEdited();
		difference.refuseDiverged();
		List<String> missing = new Planner(this.catalog).upgrade(applied, List.of(Target.HEADS))
			.steps()
			.stream()
			.map(Step::title)
			.toList();
		if (!missing.isEmpty()) {
			throw NotAtHeadException.pending(check.current(applied), missing);
		}
		if (!difference.unknown().isEmpty()) {
			throw NotAtHeadException.ahead(difference.unknown().stream().map(AppliedRevision::description).toList());
		}
	}

}
