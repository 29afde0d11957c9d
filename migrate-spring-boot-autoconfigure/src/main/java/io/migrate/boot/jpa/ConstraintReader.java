package io.migrate.boot.jpa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.Enforcement;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of a table, apart from what columns say about themselves. A name
 * that only Hibernate thought of is none. Not thread-safe.
 */
final class ConstraintReader {

	private final Findings findings;

	private final Table table;

	ConstraintReader(Findings findings, Table table) {
		this.findings = findings;
		this.table = table;
	}

	/**
	 * Reads them.
	 * @param uniqueColumns columns that are unique by their definition
	 * @return primary key, unique keys, checks, and foreign keys
	 */
	List<Constraint> read(Set<String> uniqueColumns) {
		List<Constraint> constraints = new ArrayList<>();
		PrimaryKey key = this.table.getPrimaryKey();
		if (key != null) {
			constraints.add(primaryKey(key));
		}
		addUniqueKeys(constraints, uniqueColumns);
		this.table.getChecks().forEach((check) -> constraints.add(check(check)));
		new AggregateChecks().addTo(constraints);
		for (ForeignKey foreignKey : this.table.getForeignKeyCollection()) {
			if (foreignKey.isCreationEnabled() && foreignKey.isPhysicalConstraint()) {
				constraints.add(foreignKey(foreignKey));
			}
		}
		return constraints;
	}

	private static Constraint primaryKey(PrimaryKey key) {
		UniqueKey unique = key.getOrderingUniqueKey();
		String name = (unique != null && unique.isNameExplicit()) ? Names.chosen(unique.getName()) : null;
		return new Constraint.PrimaryKey(name, columns(key.getColumns()), List.of(), false, Deferral.NOT_DEFERRABLE);
	}

	private void addUniqueKeys(List<Constraint> constraints, Set<String> uniqueColumns) {
		Set<List<String>> known = new HashSet<>();
		for (UniqueKey key : this.table.getUniqueKeys().values()) {
			List<String> columns = columns(key.getColumns());
			known.add(columns);
			constraints.add(uniqueKey(key, columns));
		}
		for (Column column : this.table.getColumns()) {
			List<String> columns = List.of(Names.of(column));
			boolean unique = column.isUnique() || uniqueColumns.contains(columns.get(0));
			if (unique && !this.table.isPrimaryKey(column) && known.add(columns)) {
				constraints.add(new Constraint.Unique(null, columns, List.of(), false, false, Deferral.NOT_DEFERRABLE));
			}
		}
	}

	private Constraint uniqueKey(UniqueKey key, List<String> columns) {
		ConstraintOptions options = options(key.getOptions(), key.getName());
		return new Constraint.Unique(key.isNameExplicit() ? Names.chosen(key.getName()) : null, columns,
				options.include(), options.isNullsNotDistinct(), false, options.deferral());
	}

	static Constraint.Check check(CheckConstraint check) {
		ConstraintOptions options = new ConstraintOptions(check.getOptions());
		return new Constraint.Check(Names.chosen(check.getName()), check.getConstraint(), options.isNoInherit(),
				options.enforcement());
	}

	private Constraint foreignKey(ForeignKey key) {
		ConstraintOptions options = options(written(key), key.getName());
		List<Column> referenced = key.isReferenceToPrimaryKey() ? key.getReferencedTable().getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		Table target = key.getReferencedTable();
		Constraint.Reference reference = new Constraint.Reference(
				this.findings.names().qualified(target.getSchemaIdentifier(), target.getNameIdentifier()),
				columns(referenced), options.isFull(), false);
		return new Constraint.ForeignKey(Names.chosen(key.getName()), columns(key.getColumns()), reference,
				options.onUpdate(), options.onDelete(), options.deferral(), options.enforcement());
	}

	private static String written(ForeignKey key) {
		String action = (key.getOnDeleteAction() != null) ? "on delete " + key.getOnDeleteAction().toSqlString() : null;
		return Stream.of(key.getKeyDefinition(), action, key.getOptions())
			.filter(Objects::nonNull)
			.collect(Collectors.joining(" "));
	}

	private ConstraintOptions options(@Nullable String text, @Nullable String name) {
		ConstraintOptions options = new ConstraintOptions(text);
		if (!options.ignored().isEmpty()) {
			this.findings.leaveOut(
					"'" + options.ignored() + "' of the constraint " + name + " of the table " + this.table.getName());
		}
		return options;
	}

	static List<String> columns(List<Column> columns) {
		return columns.stream().map(Names::of).toList();
	}

	/**
	 * Asks Hibernate what must hold inside of a column that is a whole object.
	 */
	private final class AggregateChecks extends StandardTableExporter {

		AggregateChecks() {
			super(ConstraintReader.this.findings.dialect());
		}

		// The only way to its checks; it would render all of those of the table
		void addTo(List<Constraint> constraints) {
			for (Column column : ConstraintReader.this.table.getColumns()) {
				if (column instanceof AggregateColumn aggregate && isObject(aggregate)) {
					StringBuilder check = new StringBuilder();
					applyAggregateColumnCheck(check, aggregate);
					add(constraints, check.toString());
				}
			}
		}

		private boolean isObject(AggregateColumn column) {
			return switch (column.getSqlTypeCode(ConstraintReader.this.findings.metadata())) {
				case SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY,
						SqlTypes.ARRAY ->
					false;
				default -> true;
			};
		}

		private void add(List<Constraint> constraints, String check) {
			Clauses clauses = new Clauses(check);
			if (clauses.skip(",", "check")) {
				String expression = clauses.brackets();
				if (expression != null) {
					constraints.add(new Constraint.Check(null, expression, false, Enforcement.VALID));
				}
			}
		}

	}

}
