package io.migrate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.migrate.adopt.ForeignMarks;
import io.migrate.base.InvalidSettingException;
import io.migrate.base.Problem;
import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.define.Definition;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StatementRules;
import io.migrate.execute.Executor;
import io.migrate.execute.ExistingTablesException;
import io.migrate.execute.Journal;
import io.migrate.execute.Preflight;
import io.migrate.execute.RunEnvironment;
import io.migrate.execute.StepScripts;
import io.migrate.graph.RevisionGraph;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetException;
import io.migrate.graph.TargetResolver;
import io.migrate.history.History;
import io.migrate.plan.AppliedRevisions;
import io.migrate.plan.HistoryDifference;
import io.migrate.plan.Plan;
import io.migrate.plan.Planner;
import io.migrate.plan.Prospect;
import io.migrate.plan.Step;
import io.migrate.populate.PopulationRecords;
import io.migrate.revision.RevisionCatalog;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationSession;

/**
 * One run on one session: look, plan, and only when there is something to do lock, look
 * and plan again, and do it.
 */
final class Run {

	private final Parts parts;

	private final MigrationSession session;

	private final RevisionCatalog catalog;

	private final HistoryCheck check;

	private final Planner planner;

	private final History history;

	private final PopulationRecords populations;

	private final StepScripts scripts;

	private final ProtectedTables protectedTables;

	Run(Parts parts, MigrationSession session, RevisionCatalog catalog) {
		this.parts = parts;
		this.session = session;
		this.catalog = catalog;
		this.check = new HistoryCheck(parts, catalog);
		this.planner = new Planner(catalog);
		this.history = new History(session, parts.configuration().tables());
		this.populations = new PopulationRecords(session, parts.configuration().tables(), parts.engine());
		this.scripts = new StepScripts(this.history::storedDowngrade, parts.configuration().placeholders(),
				session.dialect().ddlRenderer());
		this.protectedTables = ProtectedTables.of(parts.configuration());
	}

	/**
	 * Brings what no population keeps back.
	 * @param targets where to go
	 * @param runnable who runs populations in between
	 */
	UpgradeOutcome upgrade(List<Target> targets, RunnablePopulations runnable) {
		BooleanSupplier complete = () -> this.check.isComplete(this.history, targets);
		if (complete.getAsBoolean()) {
			define(() -> true);
			return new UpgradeOutcome(MigrationReport.NOTHING, List.of());
		}
		Barriers barriers = new Barriers(this.catalog.graph(), () -> runnable.done(this.populations.read()), runnable);
		Function<AppliedRevisions, Plan> whole = finishing((applied) -> this.planner.upgrade(applied, targets));
		MigrationReport report = run(whole, this.check::refuse, complete, (applied, plan,
				preflight) -> checked(applied, adopt(applied, plan, preflight)).stream().map(barriers::open).toList());
		List<Problem> missing = barriers.wereMet() ? barriers.problems(whole.apply(this.history.read())) : List.of();
		if (missing.isEmpty()) {
			define(() -> hasExactly(this.catalog.graph()));
		}
		return new UpgradeOutcome(report, missing);
	}

	private boolean hasExactly(RevisionGraph graph) {
		AppliedRevisions applied = this.history.read();
		return applied.ids().containsAll(graph.ids()) && applied.unknown(graph).isEmpty();
	}

	/**
	 * Counts from where the database is now.
	 */
	List<Target> fixed(List<Target> targets) {
		Set<RevisionId> applied = this.history.read().finished().ids();
		TargetResolver resolver = new TargetResolver(this.catalog.graph());
		return targets.stream()
			.flatMap((target) -> target.isRelative() ? resolver.resolve(target, applied).stream().map(Target::of)
					: Stream.of(target))
			.toList();
	}

	// What is made there may need any revision, and was made anew by the code that is
	// ahead
	private void define(BooleanSupplier complete) {
		List<Definition> definitions = this.parts.definitions();
		if (!definitions.isEmpty() && complete.getAsBoolean()) {
			new DefinitionRun(this.parts, this.session, definitions).run();
		}
	}

	/**
	 * What an upgrade would do now, baseline included.
	 */
	Plan plan(List<Target> targets) {
		AppliedRevisions applied = this.history.read();
		check(applied, this.check::refuse);
		Plan plan = finishing((finished) -> this.planner.upgrade(finished, targets)).apply(applied);
		Preflight preflight = preflight(plan);
		List<Step> steps = steps(adopt(applied, plan, preflight));
		check(steps, preflight);
		return new Plan(steps);
	}

	/**
	 * Looks a plan over, as a run does before its first step.
	 */
	void refuseForbidden(Plan plan) {
		check(plan.steps(), preflight(plan));
	}

	MigrationReport downgrade(Target target) {
		return downgrade(finishing((applied) -> this.planner.downgrade(applied, target)));
	}

	/**
	 * What a downgrade would do now.
	 */
	Plan planDowngrade(Target target) {
		refuseForbidden();
		AppliedRevisions applied = this.history.read();
		check(applied, HistoryDifference::refuseDiverged);
		Plan plan = finishing((finished) -> this.planner.downgrade(finished, target)).apply(applied);
		check(plan.steps(), preflight(plan));
		return plan;
	}

	MigrationReport downgradeUnknown() {
		return downgrade(this.planner::downgradeUnknown);
	}

	private MigrationReport downgrade(Function<AppliedRevisions, Plan> planning) {
		refuseForbidden();
		return run(planning, HistoryDifference::refuseDiverged, () -> false,
				(applied, plan, preflight) -> List.of(plan));
	}

	private void refuseForbidden() {
		if (!this.parts.configuration().downgradeAllowed()) {
			throw new DowngradeForbiddenException();
		}
	}

	/**
	 * What was left half-way comes to its end first, in its own direction.
	 */
	private Function<AppliedRevisions, Plan> finishing(Function<AppliedRevisions, Plan> planning) {
		return (applied) -> this.planner.finish(applied).then(planning.apply(applied.finished()));
	}

	MigrationReport stamp(Stamp stamp) {
		if (stamp.history() != null) {
			ForeignMarks marks = new ForeignMarks(stamp.history(), this.catalog, this.session);
			MigrationReport report = mark(marks::plan, stamp.checked());
			marks.notes().forEach((note) -> this.parts.listener().on(new MigrationEvent.Warning(note)));
			return report;
		}
		return mark(stamp.purged() ? (applied) -> this.planner.stampPurged(applied, stamp.targets())
				: (applied) -> this.planner.stamp(applied, stamp.targets()), stamp.checked());
	}

	private MigrationReport mark(Function<AppliedRevisions, Plan> planning, boolean checked) {
		SchemaCheck check = new SchemaCheck(this.parts, this.catalog, this.session);
		return run(planning, (difference) -> {
		}, () -> false, (applied, plan, preflight) -> {
			if (checked) {
				check.require(applied, plan);
			}
			return List.of(plan);
		});
	}

	private MigrationReport run(Function<AppliedRevisions, Plan> planning, Consumer<HistoryDifference> refusal,
			BooleanSupplier done, Adoption adoption) {
		AppliedRevisions applied = this.history.read();
		HistoryDifference difference = check(applied, refusal);
		this.check.warnOfUnknown(difference);
		this.check.warnOfDowngrades(difference);
		if (planning.apply(applied).isEmpty()) {
			this.check.tellUpToDate(applied);
			return MigrationReport.NOTHING;
		}
		return RunLock.of(this.parts, this.session).holding(this.parts.configuration().locking().timeout(), () -> {
			// Most who waited find that all is done, and others wait behind them
			if (done.getAsBoolean()) {
				return MigrationReport.NOTHING;
			}
			AppliedRevisions locked = this.history.read();
			check(locked, refusal);
			Plan plan = planning.apply(locked);
			Preflight preflight = preflight(plan);
			if (plan.isEmpty()) {
				this.check.tellUpToDate(locked);
				return MigrationReport.NOTHING;
			}
			return execute(adoption.plans(locked, plan, preflight), preflight);
		});
	}

	private MigrationReport execute(List<Plan> plans, Preflight preflight) {
		List<Step> steps = steps(plans);
		check(steps, preflight);
		if (!steps.isEmpty()) {
			this.parts.precautions().take(this.session, new Prospect(steps, preflight.dataLosses(steps)));
			if (!this.history.prepare()) {
				preflight.measureNothing();
			}
			plans.stream().filter((plan) -> !plan.isEmpty()).forEach((plan) -> executor().run(plan, preflight));
		}
		return new MigrationReport(steps);
	}

	private static List<Step> steps(List<Plan> plans) {
		return plans.stream().flatMap((plan) -> plan.steps().stream()).toList();
	}

	// What a baseline only stamps takes nothing away, and changes no data
	private void check(List<Step> steps, Preflight preflight) {
		StatementRules rules = this.session.dialect().statementRules();
		this.protectedTables.refuse(preflight.losses(steps),
				(names, schemas) -> this.session.ask((connection) -> rules.find(connection, names, schemas)));
		DataGuard.of(this.parts).check(preflight.changes(steps));
	}

	/**
	 * Where no step was ever done, tables of the plan may be there: then a baseline is
	 * stamped first, and without one, or with one below such tables, nothing runs.
	 */
	private List<Plan> adopt(AppliedRevisions applied, Plan plan, Preflight preflight) {
		Map<QualifiedName, String> existing = hasPast(applied) ? Map.of() : existingTables(preflight);
		if (existing.isEmpty()) {
			return List.of(plan);
		}
		Target baseline = this.parts.configuration().baseline();
		if (baseline == null) {
			throw new ExistingTablesException(existing);
		}
		Plan stamp = stampBaseline(applied, baseline);
		List<Step> rest = plan.steps()
			.stream()
			.filter((step) -> stamp.steps().stream().noneMatch((stamped) -> stamped.id().equals(step.id())))
			.toList();
		Plan above = new Plan(rest);
		Map<QualifiedName, String> left = existingTables(preflight(above));
		if (!left.isEmpty()) {
			throw new ExistingTablesException(left);
		}
		return List.of(stamp, above);
	}

	// A baseline comes first, and what is above it next
	private List<Plan> checked(AppliedRevisions applied, List<Plan> plans) {
		if (plans.size() > 1) {
			new SchemaCheck(this.parts, this.catalog, this.session).requireWherePossible(applied, plans.get(0));
		}
		return plans;
	}

	private Plan stampBaseline(AppliedRevisions applied, Target baseline) {
		try {
			return this.planner.stamp(applied, List.of(baseline));
		}
		catch (TargetException ex) {
			throw new InvalidSettingException("migrate.baseline", baseline, ex);
		}
	}

	// Our tables alone are no past: a first run that failed has left them
	private boolean hasPast(AppliedRevisions applied) {
		return !applied.all().isEmpty() || (applied.isRecorded() && this.history.anyDone());
	}

	private Map<QualifiedName, String> existingTables(Preflight preflight) {
		Map<QualifiedName, String> created = new LinkedHashMap<>(preflight.createdTables());
		created.keySet().removeIf(this.protectedTables::has);
		if (!created.isEmpty()) {
			StatementRules rules = this.session.dialect().statementRules();
			Collection<QualifiedName> names = created.keySet();
			names.retainAll(this.session.ask((connection) -> rules.existing(connection, List.copyOf(names))));
		}
		return created;
	}

	private Preflight preflight(Plan plan) {
		return Preflight.of(plan, this.session.dialect().statementRules(), this.scripts);
	}

	private Executor executor() {
		Dialect dialect = this.session.dialect();
		HistoryTables tables = this.parts.configuration().tables();
		Journal journal = new Journal(dialect.historySql(tables), dialect.sizeSql(tables), this.catalog.graph(),
				this.parts.engine(), dialect.ddlRenderer());
		return new Executor(new RunEnvironment(this.session, this.history, journal, this.parts.sideDataSource(),
				this.scripts, this.parts.configuration().execution(), this.parts.listener(), this.parts.clock()));
	}

	private HistoryDifference check(AppliedRevisions applied, Consumer<HistoryDifference> refusal) {
		HistoryDifference difference = this.check.compare(applied.finished());
		refusal.accept(difference);
		return difference;
	}

	/**
	 * Decides what really runs, once the plan is known and the lock is held.
	 */
	private interface Adoption {

		List<Plan> plans(AppliedRevisions applied, Plan plan, Preflight preflight);

	}

}
