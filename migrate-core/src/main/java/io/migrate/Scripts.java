package io.migrate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.FoundTables;
import io.migrate.dialect.LeaseSql.Claim;
import io.migrate.dialect.ScriptSql;
import io.migrate.execute.Journal;
import io.migrate.execute.Preflight;
import io.migrate.execute.ScriptEnvironment;
import io.migrate.execute.ScriptLock;
import io.migrate.execute.ScriptTitle;
import io.migrate.execute.ScriptWriter;
import io.migrate.execute.StepScripts;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetRange;
import io.migrate.graph.TargetResolver;
import io.migrate.history.Engine;
import io.migrate.plan.AppliedRevision.Content;
import io.migrate.plan.AppliedRevision.Origin;
import io.migrate.plan.AppliedRevision.State;
import io.migrate.plan.AppliedRevision;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.Plan;
import io.migrate.plan.Planner;
import io.migrate.plan.Step;
import io.migrate.revision.Revision;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.LeaseLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes scripts, and looks at what steps run, without a database: where one begins is
 * said, not looked up.
 */
final class Scripts {

	// Who runs a script is not known when it is made
	private static final String SCRIPT = "script";

	private final Parts parts;

	private final RevisionCatalog catalog;

	private final Planner planner;

	Scripts(Parts parts, RevisionCatalog catalog) {
		this.parts = parts;
		this.catalog = catalog;
		this.planner = new Planner(catalog);
	}

	void upgrade(TargetRange range, Appendable out) {
		Target to = Objects.requireNonNullElse(range.to(), Target.HEADS);
		write(this.planner.upgrade(at(range.from()), List.of(to)), "upgrade", range.from(), to.toString(), out);
	}

	void downgrade(TargetRange range, Appendable out) {
		Target to = range.to();
		if (range.from() == null || to == null) {
			throw ScriptRangeException.missingEnd();
		}
		write(this.planner.downgrade(at(range.from()), to), "downgrade", range.from(), to.toString(), out);
	}

	void stamp(@Nullable Target from, List<Target> targets, Appendable out) {
		String to = targets.stream().map(Target::toString).collect(Collectors.joining(" "));
		write(this.planner.stamp(at(from), targets), "stamp", from, to, out);
	}

	/**
	 * What a step runs whose revision the code knows.
	 */
	List<String> statements(Step step) {
		return scripts().statements(step, Map.of());
	}

	private void write(Plan plan, String action, @Nullable Target from, String to, Appendable out) {
		String range = ((from != null) ? from : "base") + ":" + to;
		ScriptEnvironment environment = environment();
		Preflight preflight = Preflight.of(plan, environment.rules(), environment.scripts());
		// Which schema a name without one means, only the database that it runs on knows
		ProtectedTables.of(this.parts.configuration())
			.refuse(preflight.losses(plan.steps()), (names, schemas) -> FoundTables.NONE);
		DataGuard.of(this.parts).check(preflight.changes(plan.steps()));
		ScriptTitle title = new ScriptTitle(action, range, this.parts.engine().version());
		new ScriptWriter(environment).write(plan, preflight, title, out);
	}

	/**
	 * A database that stands at a target: it has that and all it needs, as it is now.
	 */
	private AppliedRevisions at(@Nullable Target from) {
		if (from == null) {
			return AppliedRevisions.of(List.of());
		}
		if (from.isRelative() || from.equals(Target.CURRENT)) {
			throw ScriptRangeException.relative(from);
		}
		Set<RevisionId> named = new TargetResolver(this.catalog.graph()).resolve(from, Set.of());
		return AppliedRevisions.of(this.catalog.graph()
			.ordered(this.catalog.graph().closure(named))
			.stream()
			.map(this.catalog::get)
			.map(this::applied)
			.toList());
	}

	private AppliedRevision applied(Revision revision) {
		return new AppliedRevision(
				revision.id(), revision.node().revises(), List.copyOf(this.catalog.graph().dependencies(revision.id())),
				revision.message(), State.APPLIED, new Content(revision.script().kind(), revision.script().name(),
						revision.checksum(), revision.downgrade().checksum()),
				new Origin(Instant.EPOCH, Duration.ZERO, SCRIPT));
	}

	private ScriptEnvironment environment() {
		Dialect dialect = this.parts.connections().dialects().ofScripts();
		HistoryTables tables = this.parts.configuration().tables();
		Engine engine = new Engine(SCRIPT, SCRIPT, this.parts.engine().version());
		return new ScriptEnvironment(dialect.scriptSql(tables), dialect.historySql(tables), dialect.statementRules(),
				this.catalog.graph(),
				new Journal(dialect.historySql(tables), dialect.sizeSql(tables), this.catalog.graph(), engine,
						dialect.ddlRenderer()),
				scripts(), this.parts.configuration().execution(), lock(dialect, tables));
	}

	private ScriptLock lock(Dialect dialect, HistoryTables tables) {
		ScriptSql sql = dialect.scriptSql(tables);
		return switch (this.parts.configuration().locking().kind()) {
			case SESSION -> ScriptLock.session(sql, RunLock.key(tables));
			case LEASE -> ScriptLock.lease(sql, dialect.historySql(tables), dialect.leaseSql(tables),
					new Claim(SCRIPT, SCRIPT, SCRIPT, LeaseLock.DURATION));
		};
	}

	private StepScripts scripts() {
		return new StepScripts((id) -> {
			throw new IllegalStateException("The code does not know " + id);
		}, this.parts.configuration().placeholders(), this.parts.connections().dialects().ofScripts().ddlRenderer());
	}

}
