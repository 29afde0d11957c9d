package io.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TableLoss;
import io.migrate.execute.PendingLoss.Scope;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which tables it takes away that it has not
 * made itself. Not thread-safe.
 */
final class StepLosses {

	private final StatementRules rules;

	private final Set<QualifiedName> createdBefore;

	private final OwnTables own;

	private final List<PendingLoss> losses = new ArrayList<>();

	/**
	 * Begins a step.
	 * @param rules knows statements
	 * @param createdBefore the tables that the plan has made, up to the statement that is
	 * looked at
	 * @param own the tables that the step has made itself, up to that statement
	 */
	StepLosses(StatementRules rules, Set<QualifiedName> createdBefore, OwnTables own) {
		this.rules = rules;
		this.createdBefore = createdBefore;
		this.own = own;
	}

	void look(String script, SqlStatement statement) {
		for (TableLoss loss : this.rules.losses(statement)) {
			if (!isOwn(loss)) {
				this.losses.add(new PendingLoss(loss, scope(loss.name()), script, statement.line()));
			}
		}
	}

	List<PendingLoss> list() {
		return List.copyOf(this.losses);
	}

	// Behind a table of this name, there may be another one in another schema
	private boolean isOwn(TableLoss loss) {
		if (loss.kind().isOfSchema()) {
			return false;
		}
		return (loss.kind() == TableLoss.Kind.EMPTY) ? this.own.has(loss.name()) : this.own.lose(loss.name());
	}

	private Scope scope(QualifiedName name) {
		if (!this.own.namesAreKnown()) {
			return Scope.UNKNOWN;
		}
		return this.createdBefore.contains(name) ? Scope.CURRENT_SCHEMA : Scope.SEARCH_PATH;
	}

}
