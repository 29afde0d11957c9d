package io.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.migrate.autogenerate.DesiredState;
import io.migrate.autogenerate.OperationRewriter;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.Normalizer.Normalized;
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
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;
import io.migrate.schema.Table;
import io.migrate.session.MigrationSession;

/**
 * Compares a database that stands where the code leads with what it should have.
 */
final class Drafting {

	private final Parts parts;

	private final RevisionCatalog catalog;

	/**
	 * Creates it.
	 * @param parts the database and the settings
	 * @param catalog the revisions of the code, drafts that were not yet applied included
	 */
	Drafting(Parts parts, RevisionCatalog catalog) {
		this.parts = parts;
		this.catalog = catalog;
	}

	ModelDifference compare(MigrationSession session, RenameHints renames) {
		DesiredState state = desired(session);
		requireHead(session);
		return compare(session, state, renames);
	}

	DesiredState desired(MigrationSession session) {
		return session.ask(this.parts.autogeneration().desired()::read);
	}

	/** As above, wherever the database stands. */
	ModelDifference compare(MigrationSession session, DesiredState state, RenameHints renames) {
		Dialect dialect = session.dialect();
		SchemaFilter ours = SchemaFilter.ALL.hiding(this.parts.configuration().tables());
		Schema current = session.ask((connection) -> dialect.introspector().read(connection, ours));
		DiffOptions diffOptions = options(state, renames);
		SchemaDiff diff = new SchemaDiff(dialect.diffRules());
		Normalized printed = state.printed() ? new Normalized(current, state.schema(), List.of())
				: printed(session, current, state.schema(), diffOptions);
		SchemaDifference difference = diff.compare(printed.current(), printed.desired(), diffOptions);
		List<RenameHints.Hint> unused = difference.unused().stream().filter(renames.hints()::contains).toList();
		if (!unused.isEmpty()) {
			throw new UnusedRenameException(unused);
		}
		return new ModelDifference(rewritten(difference),
				Stream.concat(state.omissions().stream(), printed.problems().stream()).toList());
	}

	/** Both sides as the server prints them. */
	static Normalized printed(MigrationSession session, Schema current, Schema desired, DiffOptions options) {
		SchemaDiff diff = new SchemaDiff(session.dialect().diffRules());
		Normalized first = normalized(session, current, desired, options);
		Schema kept = diff.withKeptTypes(first.current(), desired, first.desired(), options);
		return kept.equals(desired) ? first : normalized(session, current, kept, options);
	}

	private static Normalized normalized(MigrationSession session, Schema current, Schema desired,
			DiffOptions options) {
		return session.ask((connection) -> session.dialect()
			.normalizer()
			.normalize(connection, current, desired, compared(current, desired, options)));
	}

	// New tables are made as they are written, and what goes is not compared
	private static Set<QualifiedName> compared(Schema current, Schema desired, DiffOptions options) {
		Set<QualifiedName> both = new HashSet<>(current.tables().stream().map(Table::name).toList());
		both.retainAll(desired.tables().stream().map(Table::name).toList());
		both.addAll(options.renames().tables(current, desired));
		return both;
	}

	private DiffOptions options(DesiredState state, RenameHints renames) {
		MigrationConfiguration configuration = this.parts.configuration();
		return new DiffOptions(state.scope(), this.parts.autogeneration().filter().hiding(configuration.tables()),
				ProtectedTables.of(configuration).patterns(), renames.and(state.renames()));
	}

	private SchemaDifference rewritten(SchemaDifference difference) {
		List<Stage> stages = difference.stages();
		for (OperationRewriter rewriter : this.parts.autogeneration().rewriters()) {
			stages = rewriter.rewrite(stages);
		}
		stages = stages.stream().filter((stage) -> !stage.changes().isEmpty()).toList();
		return stages.equals(difference.stages()) ? difference : difference.withStages(stages);
	}

	/** Makes sure that the database has what the code has, no more and no less. */
	void requireHead(MigrationSession session) {
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
