package io.migrate.execute;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.PopulationName;
import io.migrate.dialect.ScriptSql.Start;
import io.migrate.dialect.ScriptSql;
import io.migrate.plan.Action;
import io.migrate.plan.Plan;
import io.migrate.plan.Step;
import io.migrate.revision.Section;
import io.migrate.script.SqlStatement;
import io.migrate.transaction.Retries;

/**
 * Writes a plan as a script that does what the {@link Executor} does: the same
 * statements, transactions and records. The script looks whether the database stands
 * where it begins, and takes the migration lock. Not thread-safe.
 */
public final class ScriptWriter {

	private final ScriptEnvironment environment;

	private final ScriptSql sql;

	/**
	 * Creates a writer.
	 * @param environment what the steps need
	 */
	public ScriptWriter(ScriptEnvironment environment) {
		this.environment = environment;
		this.sql = environment.sql();
	}

	/**
	 * Writes a script. Nothing is written when a step is refused.
	 * @param plan its steps; all revisions that are not only taken away are known
	 * @param preflight what was found in their scripts
	 * @param title what the script says of itself
	 * @param target takes the script
	 * @throws RefusedStatementsException if a step does something in Java
	 * @throws java.io.UncheckedIOException if the target does not take it
	 */
	public void write(Plan plan, Preflight preflight, ScriptTitle title, Appendable target) {
		preflight.refuseWork();
		List<Unit> units = Unit.of(plan, preflight, this.environment.settings().transaction());
		ScriptOutput out = new ScriptOutput(target);
		title.write(plan, units, this.sql.command(), out);
		if (!plan.isEmpty()) {
			begin(plan, out);
			units.forEach((unit) -> write(unit, out));
			out.line("");
			out.statements(this.environment.lock().release());
			out.statements(this.sql.restore());
		}
	}

	private void begin(Plan plan, ScriptOutput out) {
		out.line("");
		this.sql.clientSettings().forEach(out::line);
		out.statements(this.sql.keep());
		out.statements(this.sql.prepare(Retries.FIRST_SLICE));
		out.statements(this.environment.lock().take());
		out.line("");
		out.comment("The record, unless it is there, and whether the database stands where this begins");
		out.statement("BEGIN");
		out.statement(this.sql.quietly());
		out.statement(
				this.sql.unless(this.environment.history().schemaExists(), this.environment.history().createSchema()));
		out.statements(this.environment.history().createTables());
		out.statement(this.sql.require(start(plan)));
		out.statement("COMMIT");
	}

	private Start start(Plan plan) {
		List<String> absent = new ArrayList<>();
		Set<String> applied = new LinkedHashSet<>();
		List<String> leaving = new ArrayList<>();
		for (Step step : plan.steps()) {
			String id = step.id().value();
			if (step.action() == Action.UPGRADE || step.action() == Action.STAMP) {
				absent.add(id);
				this.environment.graph().node(step.id()).revises().forEach((parent) -> applied.add(parent.value()));
				this.environment.graph().dependencies(step.id()).forEach((other) -> applied.add(other.value()));
			}
			else {
				applied.add(id);
				leaving.add(id);
			}
		}
		absent.forEach(applied::remove);
		return new Start(absent, List.copyOf(applied), leaving);
	}

	private void write(Unit unit, ScriptOutput out) {
		Step first = unit.steps().get(0);
		head(first, out);
		if (unit.piecewise()) {
			new ScriptPieces(this.environment, first, out).write();
			return;
		}
		out.statement("BEGIN");
		out.statements(this.environment.lock().opening());
		record(first, out);
		unit.steps().stream().skip(1).forEach((step) -> {
			head(step, out);
			record(step, out);
		});
		out.statement("COMMIT");
	}

	private void record(Step step, ScriptOutput out) {
		Section section = step.action().section();
		if (section != null && execute(step, section, out)) {
			out.statements(this.sql.contain(Retries.FIRST_SLICE));
		}
		out.statement(this.sql.hitting(this.environment.journal().done(step), 1));
	}

	private void head(Step step, ScriptOutput out) {
		out.line("");
		out.comment(step.action().key() + " " + step.title());
		List<String> needs = step.isNewUpgrade()
				? step.revision().data().needs().stream().map(PopulationName::value).toList() : List.of();
		if (!needs.isEmpty()) {
			String names = String.join(", ", needs);
			out.statement(this.sql.require(this.environment.history().populationsDone(needs),
					"Revision " + step.title() + " needs populations that are not done: " + names,
					"Run them with 'migrate populate " + String.join(" ", needs) + "', then write the script anew."));
		}
	}

	private boolean execute(Step step, Section section, ScriptOutput out) {
		boolean changed = false;
		try (StepReader reader = this.environment.scripts().open(step, section)) {
			SqlStatement statement = reader.next();
			while (statement != null) {
				write(reader, statement, this.sql, out);
				changed |= this.environment.rules().changesSession(statement);
				statement = reader.next();
			}
			reader.expect(step.checksum());
		}
		return changed;
	}

	static void write(StepReader reader, SqlStatement statement, ScriptSql sql, ScriptOutput out) {
		out.line(sql.text(statement));
		if (statement.copyFromStdin()) {
			out.data(reader.copyData(), sql.endOfData());
		}
	}

}
