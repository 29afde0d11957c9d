package io.migrate.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.plan.Plan;
import io.migrate.plan.PlannedLoss;
import io.migrate.plan.Step;
import io.migrate.revision.InvalidJavaRevisionException;
import io.migrate.revision.Section;
import io.migrate.script.SqlStatement;

/**
 * Reads the statements of a plan before the first of them runs.
 */
public final class Preflight {

	private final StatementRules rules;

	private final Problems problems = new Problems();

	private final StepScripts scripts;

	private final Map<QualifiedName, String> created = new LinkedHashMap<>();

	private final Set<Step> piecewise = new HashSet<>();

	private final Set<Step> leaving = new HashSet<>();

	private final Problems work = new Problems();

	private final Map<Step, List<PendingLoss>> losses = new HashMap<>();

	private final Map<Step, List<PendingChange>> changes = new HashMap<>();

	private final Map<Step, StepDataLosses> dataLosses = new HashMap<>();

	private final Map<Step, MeasuredTables> measured = new HashMap<>();

	private Preflight(StatementRules rules, StepScripts scripts) {
		this.rules = rules;
		this.scripts = scripts;
	}

	/**
	 * Reads all statements of a plan.
	 * @param plan what is to run
	 * @param rules what the engine must know about statements
	 * @param scripts opens what a step runs
	 * @return what was found
	 * @throws RefusedStatementsException if statements would break what the engine
	 * promises
	 */
	public static Preflight of(Plan plan, StatementRules rules, StepScripts scripts) {
		Preflight preflight = new Preflight(rules, scripts);
		plan.steps().forEach(preflight::read);
		preflight.problems.throwIfAny(RefusedStatementsException::new);
		return preflight;
	}

	/**
	 * The tables that the plan creates. That it drops or renames one of that name before
	 * makes no difference: on a schema that nobody has stamped, it would be somebody's.
	 * @return the names, each with the file and line of its {@code CREATE TABLE}
	 */
	public Map<QualifiedName, String> createdTables() {
		return this.created;
	}

	/**
	 * The tables that steps take away, each other than what the step has made itself.
	 * @param steps steps of the plan
	 * @return what is lost, in the order of the statements
	 */
	public List<PendingLoss> losses(List<Step> steps) {
		return steps.stream().flatMap((step) -> this.losses.getOrDefault(step, List.of()).stream()).toList();
	}

	/**
	 * The rows that steps change on the way up, other than to fill a table that the step
	 * has made itself; of steps that may, and of those that are only brought to their
	 * end, none.
	 * @param steps steps of the plan
	 * @return the changes, in the order of the statements
	 */
	public List<PendingChange> changes(List<Step> steps) {
		return steps.stream().flatMap((step) -> this.changes.getOrDefault(step, List.of()).stream()).toList();
	}

	/**
	 * The data that a run takes away and that was there before it.
	 * @param steps what runs of the plan
	 * @return the losses, in the order of the statements
	 */
	public List<PlannedLoss> dataLosses(List<Step> steps) {
		Set<QualifiedName> made = new HashSet<>();
		List<PlannedLoss> found = new ArrayList<>();
		for (Step step : steps) {
			StepDataLosses ofStep = this.dataLosses.get(step);
			if (ofStep != null) {
				found.addAll(ofStep.behind(made));
			}
		}
		return found;
	}

	/**
	 * Whether a step cannot run in one transaction: a statement in it must stand alone,
	 * or a part of it was already run.
	 * @param step a step of the plan
	 * @return {@code true} when it runs piece by piece
	 */
	boolean isPiecewise(Step step) {
		return this.piecewise.contains(step);
	}

	/**
	 * Whether a step does something in Java, which may tell the world what it did.
	 * @param step a step of the plan
	 * @return {@code true} when its commit must be on disk before anything else is done
	 */
	boolean leavesDatabase(Step step) {
		return this.leaving.contains(step);
	}

	/**
	 * Says that no sizes can be written.
	 */
	public void measureNothing() {
		this.measured.clear();
	}

	/**
	 * The tables that are measured before and after a step.
	 * @param step a step of the plan
	 * @return the first ones that its statements name
	 */
	MeasuredTables measured(Step step) {
		return this.measured.getOrDefault(step, MeasuredTables.NONE);
	}

	/**
	 * Makes sure that all of it can be written down.
	 * @throws RefusedStatementsException if a step does something in Java
	 */
	void refuseWork() {
		this.work.throwIfAny(RefusedStatementsException::new);
	}

	private void read(Step step) {
		Section section = step.action().section();
		try {
			if (section != null) {
				read(step, section);
			}
			this.scripts.look(step);
		}
		catch (InvalidJavaRevisionException ex) {
			ex.refuse(this.problems);
		}
		if (step.resumed()) {
			this.piecewise.add(step);
		}
	}

	private void read(Step step, Section section) {
		boolean searchPathIsKnown = true;
		OwnTables own = new OwnTables(this.rules);
		StepLosses stepLosses = new StepLosses(this.rules, this.created.keySet(), own);
		StepTables stepTables = new StepTables(this.rules);
		StepChanges stepChanges = new StepChanges(step, this.rules, own);
		StepDataLosses stepDataLosses = new StepDataLosses(step, this.rules);
		try (StepReader reader = this.scripts.open(step, section, this.problems)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				check(reader.scriptName(), statement);
				if (reader.work() != null) {
					this.leaving.add(step);
					this.work.add(reader.scriptName(), 0, "op.jdbc runs Java, which no script can hold; run "
							+ step.id() + " with the engine, and write the script from there");
					stepDataLosses.work(reader.scriptName(), statement.line());
				}
				if (this.rules.standalone(statement) != null) {
					this.piecewise.add(step);
				}
				stepLosses.look(reader.scriptName(), statement);
				stepChanges.look(reader.scriptName(), statement);
				stepTables.look(statement);
				stepDataLosses.look(reader.scriptName(), statement);
				own.pass(statement);
				searchPathIsKnown &= !this.rules.changesSearchPath(statement);
				note(reader.scriptName(), statement, searchPathIsKnown);
				statement = reader.next();
			}
		}
		this.losses.put(step, stepLosses.list());
		this.changes.put(step, stepChanges.list());
		this.measured.put(step, stepTables.list());
		this.dataLosses.put(step, stepDataLosses);
	}

	private void check(String script, SqlStatement statement) {
		String refusal = this.rules.refusal(statement);
		if (refusal != null) {
			this.problems.add(script, statement.line(), refusal);
		}
		// In a script, an open quote would take with it what follows
		String fault = statement.fault();
		if (fault != null) {
			this.problems.add(script, statement.line(),
					"with the values of its placeholders, this is no statement: " + fault);
		}
	}

	// A name without a schema says nothing once the search path was changed
	private void note(String script, SqlStatement statement, boolean searchPathIsKnown) {
		QualifiedName name = this.rules.createdTable(statement);
		if (name != null && (searchPathIsKnown || name.schema() != null)) {
			this.created.putIfAbsent(name, script + ":" + statement.line());
		}
	}

}
