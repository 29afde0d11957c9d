package io.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Index;

/**
 * Writes constraints.
 */
final class ConstraintDdl implements Constraint.Visitor<String> {

	private static final ConstraintDdl DEFINITION = new ConstraintDdl();

	private static final IndexKind INDEX_KIND = new IndexKind();

	private ConstraintDdl() {
	}

	static List<String> add(QualifiedName table, Constraint constraint) {
		return List.of(SqlLayout.clauses(alter(table), definition("ADD ", constraint)));
	}

	static List<String> addUsingIndex(QualifiedName table, Constraint constraint, Index index) {
		String action = "ADD " + name(constraint) + constraint.accept(INDEX_KIND) + " USING INDEX "
				+ SqlNames.quote(DefaultNames.of(table, index)) + deferral(constraint.deferral());
		return List.of(SqlLayout.clauses(alter(table), action));
	}

	static List<String> drop(QualifiedName table, Constraint constraint) {
		return List.of(SqlLayout.clauses(alter(table),
				"DROP CONSTRAINT " + SqlNames.quote(DefaultNames.of(table, constraint))));
	}

	static List<String> rename(QualifiedName table, String from, String to) {
		return List.of(SqlLayout.clauses(alter(table),
				"RENAME CONSTRAINT " + SqlNames.quote(from) + " TO " + SqlNames.quote(to)));
	}

	static List<String> validate(QualifiedName table, String constraint) {
		return List.of(SqlLayout.clauses(alter(table), "VALIDATE CONSTRAINT " + SqlNames.quote(constraint)));
	}

	private static String alter(QualifiedName table) {
		return "ALTER TABLE " + SqlNames.quote(table);
	}

	/**
	 * A constraint as it stands among the columns of a table.
	 */
	static String definition(Constraint constraint) {
		return definition("", constraint);
	}

	private static String definition(String before, Constraint constraint) {
		String name = before + name(constraint);
		String body = constraint.accept(DEFINITION);
		return (constraint.name() != null) ? SqlLayout.named(name.strip(), body) : name + body;
	}

	private static String name(Constraint constraint) {
		String name = constraint.name();
		return (name != null) ? "CONSTRAINT " + SqlNames.quote(name) + " " : "";
	}

	/**
	 * Whether new rows alone are checked, which a table that is being made cannot say.
	 */
	static boolean isNotValid(Constraint constraint) {
		return constraint.enforcement() == Enforcement.NOT_VALID;
	}

	@Override
	public String primaryKey(Constraint.PrimaryKey constraint) {
		return "PRIMARY KEY " + key(constraint.columns(), constraint.withoutOverlaps()) + include(constraint.include())
				+ deferral(constraint.deferral());
	}

	@Override
	public String unique(Constraint.Unique constraint) {
		return "UNIQUE " + (constraint.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
				+ key(constraint.columns(), constraint.withoutOverlaps()) + include(constraint.include())
				+ deferral(constraint.deferral());
	}

	@Override
	public String foreignKey(Constraint.ForeignKey constraint) {
		Constraint.Reference reference = constraint.reference();
		StringBuilder text = new StringBuilder("FOREIGN KEY (");
		text.append(columns(constraint.columns(), reference.period())).append(") REFERENCES ");
		text.append(SqlNames.quote(reference.table()));
		if (!reference.columns().isEmpty()) {
			text.append(" (").append(columns(reference.columns(), reference.period())).append(')');
		}
		text.append(reference.full() ? " MATCH FULL" : "");
		text.append(action("UPDATE", constraint.onUpdate())).append(action("DELETE", constraint.onDelete()));
		return text.append(deferral(constraint.deferral())).append(enforcement(constraint.enforcement())).toString();
	}

	@Override
	public String check(Constraint.Check constraint) {
		return "CHECK " + SqlExpressions.bracketed(constraint.expression())
				+ (constraint.noInherit() ? " NO INHERIT" : "") + enforcement(constraint.enforcement());
	}

	@Override
	public String exclusion(Constraint.Exclusion constraint) {
		return constraint.definition().strip();
	}

	private static String key(List<String> columns, boolean withoutOverlaps) {
		return "(" + SqlNames.list(columns) + (withoutOverlaps ? " WITHOUT OVERLAPS" : "") + ")";
	}

	private static String columns(List<String> columns, boolean period) {
		List<String> names = new ArrayList<>(columns.stream().map(SqlNames::quote).toList());
		if (period) {
			names.add("PERIOD " + names.remove(names.size() - 1));
		}
		return String.join(", ", names);
	}

	private static String include(List<String> columns) {
		return columns.isEmpty() ? "" : " INCLUDE (" + SqlNames.list(columns) + ")";
	}

	private static String action(String event, ReferentialAction action) {
		if (action.kind() == ReferentialAction.Kind.NO_ACTION) {
			return "";
		}
		String columns = action.columns().stream().map(SqlNames::quote).collect(Collectors.joining(", "));
		return " ON " + event + " " + action.kind().name().replace('_', ' ')
				+ (columns.isEmpty() ? "" : " (" + columns + ")");
	}

	private static String deferral(Deferral deferral) {
		return switch (deferral) {
			case NOT_DEFERRABLE -> "";
			case INITIALLY_IMMEDIATE -> " DEFERRABLE";
			case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
		};
	}

	private static String enforcement(Enforcement enforcement) {
		return switch (enforcement) {
			case VALID -> "";
			case NOT_VALID -> " NOT VALID";
			case NOT_ENFORCED -> " NOT ENFORCED";
		};
	}

	/** What an index can be made. */
	private static final class IndexKind implements Constraint.Visitor<String> {

		@Override
		public String primaryKey(Constraint.PrimaryKey constraint) {
			return "PRIMARY KEY";
		}

		@Override
		public String unique(Constraint.Unique constraint) {
			return "UNIQUE";
		}

		@Override
		public String foreignKey(Constraint.ForeignKey constraint) {
			throw other(constraint);
		}

		@Override
		public String check(Constraint.Check constraint) {
			throw other(constraint);
		}

		@Override
		public String exclusion(Constraint.Exclusion constraint) {
			throw other(constraint);
		}

		private static IllegalArgumentException other(Constraint constraint) {
			return new IllegalArgumentException("An index makes no " + constraint);
		}

	}

}
