package io.migrate.execute;

import java.util.ArrayList;
import java.util.List;

import io.migrate.dialect.DataStatement;
import io.migrate.dialect.StatementRules;
import io.migrate.plan.Step;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which rows it changes, other than to fill a
 * table that it has made itself. Not thread-safe.
 */
final class StepChanges {

	/** More of one revision nobody reads; a dump may have any number. */
	static final int MOST = 100;

	private final boolean allowed;

	private final StatementRules rules;

	private final OwnTables own;

	private final List<PendingChange> changes = new ArrayList<>();

	/**
	 * Begins a step.
	 * @param step the step; one that was begun before has to come to its end, whatever it
	 * changes
	 * @param rules knows statements
	 * @param own the tables that the step has made itself, up to the statement that is
	 * looked at
	 */
	StepChanges(Step step, StatementRules rules, OwnTables own) {
		this.allowed = !step.isNewUpgrade() || step.revision().data().allowed() != null;
		this.rules = rules;
		this.own = own;
	}

	void look(String script, SqlStatement statement) {
		if (this.allowed || this.changes.size() >= MOST) {
			return;
		}
		for (DataStatement data : this.rules.dataStatements(statement)) {
			if (data.filled() == null || !this.own.has(data.filled())) {
				add(new PendingChange(script, statement.lineAt(data.position()), data.description()));
			}
		}
	}

	private void add(PendingChange change) {
		if (this.changes.size() < MOST - 1) {
			this.changes.add(change);
		}
		else if (this.changes.size() == MOST - 1) {
			this.changes.add(new PendingChange(change.script(), change.line(),
					change.description() + "; what stands below was not looked at"));
		}
	}

	List<PendingChange> list() {
		return List.copyOf(this.changes);
	}

}
