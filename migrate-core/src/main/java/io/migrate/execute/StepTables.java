package io.migrate.execute;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TouchedTable;
import io.migrate.dialect.TouchedTable.Kind;
import io.migrate.script.SqlStatement;

/**
 * Follows the statements of a step to know which tables are to be measured, and when: the
 * names must mean to us what they mean to the statements. A table that the step makes and
 * leaves empty is none of them. Not thread-safe.
 */
final class StepTables {

	/** The first ones of a step; more would cost more than they tell. */
	static final int MOST = 20;

	private final StatementRules rules;

	private final Set<QualifiedName> temporary = new HashSet<>();

	private final Set<QualifiedName> made = new HashSet<>();

	private final Set<QualifiedName> perhapsMade = new HashSet<>();

	private final Map<QualifiedName, TouchedTable> before = new LinkedHashMap<>();

	private final Map<QualifiedName, TouchedTable> after = new LinkedHashMap<>();

	private final Set<QualifiedName> measured = new LinkedHashSet<>();

	private int position;

	private int first;

	private boolean plainNames;

	private boolean pathChanged;

	private int end;

	private int roleChange;

	private boolean settled;

	private boolean blind;

	StepTables(StatementRules rules) {
		this.rules = rules;
	}

	void look(SqlStatement statement) {
		this.position++;
		List<TouchedTable> touched = (this.measured.size() < MOST) ? this.rules.touchedTables(statement) : List.of();
		touched.forEach(this::add);
		boolean role = this.rules.changesRole(statement);
		if (role || this.rules.changesSearchPath(statement)) {
			change(role);
		}
		else if (this.roleChange > 0 && !this.settled) {
			settle(statement, !touched.isEmpty());
		}
	}

	private void change(boolean role) {
		this.pathChanged = true;
		if (role && this.roleChange == 0) {
			this.roleChange = this.position;
		}
		if (this.plainNames && this.end == 0) {
			this.end = this.position;
		}
	}

	// A transaction says how it is isolated before anything is asked in it: nothing is
	// asked before the role if SET TRANSACTION may stand behind
	private void settle(SqlStatement statement, boolean touches) {
		this.settled = touches || !this.rules.changesSession(statement);
		this.blind |= !this.settled && !this.rules.isSetting(statement);
	}

	private void add(TouchedTable table) {
		boolean plain = table.name().schema() == null;
		if (table.kind() == Kind.TEMPORARY) {
			this.temporary.add(table.name());
		}
		else if (!plain || !(this.temporary.contains(table.name()) || this.roleChange > 0 || this.end > 0)) {
			this.plainNames |= plain;
			this.first = (this.first == 0) ? this.position : this.first;
			note(table);
		}
	}

	private void note(TouchedTable table) {
		QualifiedName name = table.name();
		switch (table.kind()) {
			case MADE -> make(table, this.made, this.before.containsKey(name));
			case PERHAPS_MADE -> make(table, this.perhapsMade, this.before.containsKey(name));
			case MADE_FULL -> make(table, this.made, true);
			case PERHAPS_MADE_FULL -> {
				make(table, this.perhapsMade, true);
				put(this.before, table);
			}
			case RENAMED -> make(table, this.made, !this.after.isEmpty());
			default -> use(table);
		}
	}

	private void make(TouchedTable table, Set<QualifiedName> names, boolean measured) {
		names.add(table.name());
		if (measured) {
			put(this.after, table);
		}
	}

	private void use(TouchedTable table) {
		boolean surely = this.made.contains(table.name());
		if (!surely) {
			put(this.before, table);
		}
		if (surely ? table.kind() == Kind.FILLED : this.perhapsMade.contains(table.name())) {
			put(this.after, table);
		}
	}

	private void put(Map<QualifiedName, TouchedTable> tables, TouchedTable table) {
		if (this.measured.size() < MOST || this.measured.contains(table.name())) {
			this.measured.add(table.name());
			tables.putIfAbsent(table.name(), table);
		}
	}

	/**
	 * What is to be measured.
	 */
	MeasuredTables list() {
		boolean underAnotherRole = this.roleChange > 0 && this.roleChange < this.first;
		boolean unknown = underAnotherRole && this.blind;
		List<TouchedTable> there = unknown ? List.of() : List.copyOf(this.before.values());
		List<TouchedTable> surelyMade = this.after.values()
			.stream()
			.filter((table) -> !unknown || this.made.contains(table.name()))
			.toList();
		List<TouchedTable> early = surelyMade.stream().filter(this::isLostAtTheEnd).toList();
		List<TouchedTable> late = surelyMade.stream().filter((table) -> !isLostAtTheEnd(table)).toList();
		return new MeasuredTables(there, underAnotherRole ? this.roleChange : this.first, early,
				(this.end > 0) ? this.end : Integer.MAX_VALUE, late);
	}

	private boolean isLostAtTheEnd(TouchedTable table) {
		return this.pathChanged && table.name().schema() == null;
	}

}
