package io.migrate.execute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TouchedTable;
import io.migrate.dialect.TouchedTable.Kind;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which tables are to be measured, and when: the
 * names must mean to us what they mean to the statements. Not thread-safe.
 */
final class StepTables {

	/** The first ones of a step; more would cost more than they tell. */
	static final int MOST = 20;

	private final StatementRules rules;

	private final Set<QualifiedName> names = new LinkedHashSet<>();

	private final Set<QualifiedName> made = new HashSet<>();

	private final Set<QualifiedName> hidden = new HashSet<>();

	private final List<TouchedTable> before = new ArrayList<>();

	private final List<TouchedTable> after = new ArrayList<>();

	private int position;

	private int lastPathChange;

	private int firstRoleChange;

	private boolean settled;

	private boolean blind;

	private int first;

	private int firstPlain;

	private int meaningLost;

	StepTables(StatementRules rules) {
		this.rules = rules;
	}

	void look(SqlStatement statement) {
		this.position++;
		List<TouchedTable> touched = (this.names.size() < MOST) ? this.rules.touchedTables(statement) : List.of();
		touched.forEach(this::add);
		boolean role = this.rules.changesRole(statement);
		if (role || this.rules.changesSearchPath(statement)) {
			change(role);
		}
		if (this.firstRoleChange > 0 && !this.settled && !role) {
			settle(statement, !touched.isEmpty());
		}
	}

	// A transaction says how it is isolated before anything is asked in it: what stands
	// before the role must not, if SET TRANSACTION may stand behind
	private void settle(SqlStatement statement, boolean touches) {
		this.settled = touches || !this.rules.changesSession(statement);
		this.blind |= !this.settled && !this.rules.isSetting(statement);
	}

	private void change(boolean role) {
		this.lastPathChange = this.position;
		if (role && this.firstRoleChange == 0) {
			this.firstRoleChange = this.position;
		}
		if (this.firstPlain > 0 && this.meaningLost == 0) {
			this.meaningLost = this.position;
		}
	}

	private void add(TouchedTable table) {
		QualifiedName name = table.name();
		if (table.kind() == Kind.TEMPORARY) {
			this.hidden.add(name);
			return;
		}
		boolean plain = name.schema() == null;
		if (plain && (this.hidden.contains(name) || this.firstRoleChange > 0 || this.meaningLost > 0)) {
			return;
		}
		if (this.names.size() >= MOST && !this.names.contains(name)) {
			return;
		}
		this.first = (this.first == 0) ? this.position : this.first;
		this.firstPlain = (plain && this.firstPlain == 0) ? this.position : this.firstPlain;
		note(table);
	}

	private void note(TouchedTable table) {
		boolean known = !this.names.add(table.name());
		if (table.kind().mayBeThere() && !known) {
			this.before.add(table);
		}
		if (table.kind().mayBeMade() && this.made.add(table.name())) {
			this.after.add(table);
		}
	}

	/**
	 * What is to be measured.
	 */
	MeasuredTables list() {
		boolean byOthers = this.firstRoleChange > 0 && this.firstRoleChange < this.first;
		boolean unknown = byOthers && this.blind;
		List<TouchedTable> there = unknown ? List.of() : this.before;
		List<TouchedTable> surelyMade = this.after.stream()
			.filter((table) -> !unknown || table.kind() == Kind.MADE)
			.toList();
		boolean pathChanged = this.lastPathChange > 0;
		List<TouchedTable> early = surelyMade.stream()
			.filter((table) -> pathChanged && table.name().schema() == null)
			.toList();
		List<TouchedTable> late = surelyMade.stream().filter((table) -> !early.contains(table)).toList();
		int start = byOthers ? this.firstRoleChange : this.first;
		return new MeasuredTables(List.copyOf(there), start, early,
				(this.meaningLost > 0) ? this.meaningLost : Integer.MAX_VALUE, late);
	}

}
