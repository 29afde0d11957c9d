package io.migrate.execute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.DataLoss;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TableLoss;
import io.migrate.plan.PlannedLoss;
import io.migrate.plan.Step;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which data it takes away. What the run itself
 * has made before is no loss: a new database has a history, too. Not thread-safe.
 */
final class StepDataLosses {

	/** More of one step nobody reads. */
	static final int MOST = 100;

	private final Step step;

	private final StatementRules rules;

	private final List<Candidate> candidates = new ArrayList<>();

	/** The tables of the step itself, up to the statement that is looked at. */
	private final Set<QualifiedName> made = new HashSet<>();

	/** Of these, those that others can know. */
	private final Set<QualifiedName> lasting = new HashSet<>();

	/** The names that mean another table than before the step, or none. */
	private final Set<QualifiedName> gone = new HashSet<>();

	private boolean namesAreKnown = true;

	private boolean forgetful;

	StepDataLosses(Step step, StatementRules rules) {
		this.step = step;
		this.rules = rules;
	}

	void look(String script, SqlStatement statement) {
		for (DataLoss loss : this.rules.dataLosses(statement)) {
			add(loss, script, statement.line());
		}
		this.rules.losses(statement).forEach(this::lose);
		if (this.rules.joinsTables(statement)) {
			forget();
		}
		make(statement);
		if (this.rules.changesSearchPath(statement) || this.rules.changesRole(statement)) {
			this.namesAreKnown = false;
			this.made.removeIf((name) -> name.schema() == null);
		}
	}

	/**
	 * Nobody knows what Java does.
	 */
	void work(String script, int line) {
		add(new DataLoss(DataLoss.Kind.UNKNOWN, null, "op.jdbc"), script, line);
	}

	private void add(DataLoss loss, String script, int line) {
		QualifiedName table = loss.kind().isOfTable() ? loss.name() : null;
		if (this.candidates.size() < MOST && (table == null || !this.made.contains(table))) {
			boolean isKnown = table != null && !this.forgetful && !this.gone.contains(table)
					&& (this.namesAreKnown || table.schema() != null);
			this.candidates.add(new Candidate(new PlannedLoss(this.step, loss, script, line), isKnown));
		}
	}

	private void lose(TableLoss loss) {
		if (loss.kind().isOfSchema()) {
			forget();
		}
		else if (loss.kind() != TableLoss.Kind.EMPTY) {
			this.made.remove(loss.name());
			this.lasting.remove(loss.name());
			this.gone.add(loss.name());
		}
	}

	// What was made may hold from now on what was there before
	private void forget() {
		this.made.clear();
		this.lasting.clear();
		this.forgetful = true;
	}

	private void make(SqlStatement statement) {
		QualifiedName table = this.rules.newTable(statement);
		if (table != null) {
			this.made.add(table);
			// A temporary one ends with the step, and a name elsewhere means another one
			if (table.equals(this.rules.createdTable(statement)) && !this.step.resumed()
					&& (this.namesAreKnown || table.schema() != null)) {
				this.lasting.add(table);
			}
		}
	}

	/**
	 * What is lost, behind other steps of the run.
	 * @param madeBefore the tables that those have made; those of this step come to it
	 * @return the losses, in the order of the statements
	 */
	List<PlannedLoss> behind(Set<QualifiedName> madeBefore) {
		List<PlannedLoss> losses = this.candidates.stream()
			.filter((candidate) -> !candidate.isOf(madeBefore))
			.map(Candidate::loss)
			.toList();
		if (this.forgetful) {
			madeBefore.clear();
		}
		madeBefore.removeAll(this.gone);
		madeBefore.addAll(this.lasting);
		return losses;
	}

	/**
	 * What may be a loss.
	 *
	 * @param loss the loss
	 * @param isKnown whether the name of its table means what it meant before the step
	 */
	private record Candidate(PlannedLoss loss, boolean isKnown) {

		boolean isOf(Set<QualifiedName> tables) {
			QualifiedName table = this.loss.loss().name();
			return this.isKnown && table != null && tables.contains(table);
		}

	}

}
