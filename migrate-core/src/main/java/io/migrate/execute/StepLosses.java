package io.migrate.execute;

import java.util.ArrayList;
import java.util.HashSet;
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

	private final Set<QualifiedName> own = new HashSet<>();

	private final List<PendingLoss> losses = new ArrayList<>();

	private boolean namesAreKnown = true;

	/**
	 * Begins a step.
	 * @param rules knows statements
	 * @param createdBefore the tables that the plan has made, up to the statement that is
	 * looked at
	 */
	StepLosses(StatementRules rules, Set<QualifiedName> createdBefore) {
		this.rules = rules;
		this.createdBefore = createdBefore;
	}

	void look(String script, SqlStatement statement) {
		for (TableLoss loss : this.rules.losses(statement)) {
			if (!isOwn(loss)) {
				this.losses.add(new PendingLoss(loss, scope(loss.name()), script, statement.line()));
			}
		}
		QualifiedName created = this.rules.newTable(statement);
		if (created != null) {
			this.own.add(created);
		}
		if (this.rules.changesSearchPath(statement) || this.rules.changesRole(statement)) {
			this.namesAreKnown = false;
			this.own.removeIf((name) -> name.schema() == null);
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
		return (loss.kind() == TableLoss.Kind.EMPTY) ? this.own.contains(loss.name()) : this.own.remove(loss.name());
	}

	private Scope scope(QualifiedName name) {
		if (!this.namesAreKnown) {
			return Scope.UNKNOWN;
		}
		return this.createdBefore.contains(name) ? Scope.CURRENT_SCHEMA : Scope.SEARCH_PATH;
	}

}
