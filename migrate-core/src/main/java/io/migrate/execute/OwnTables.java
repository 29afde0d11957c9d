package io.migrate.execute;

import java.util.HashSet;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which tables it has made itself, by their
 * names. Not thread-safe.
 */
final class OwnTables {

	private final StatementRules rules;

	private final Set<QualifiedName> tables = new HashSet<>();

	private boolean namesAreKnown = true;

	OwnTables(StatementRules rules) {
		this.rules = rules;
	}

	/**
	 * Passes a statement, once everybody else has looked at it.
	 */
	void pass(SqlStatement statement) {
		QualifiedName created = this.rules.newTable(statement);
		if (created != null) {
			this.tables.add(created);
		}
		// A name without a schema may mean another table then
		if (this.rules.changesSearchPath(statement) || this.rules.changesRole(statement)) {
			this.namesAreKnown = false;
			this.tables.removeIf((name) -> name.schema() == null);
		}
	}

	/**
	 * Whether names without a schema still mean what they did at the beginning.
	 */
	boolean namesAreKnown() {
		return this.namesAreKnown;
	}

	boolean has(QualifiedName name) {
		return this.tables.contains(name);
	}

	/**
	 * A table of this name goes.
	 * @return whether it was one of these
	 */
	boolean lose(QualifiedName name) {
		return this.tables.remove(name);
	}

}
