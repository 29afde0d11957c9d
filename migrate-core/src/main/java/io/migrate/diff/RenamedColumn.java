package io.migrate.diff;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Partitioning;
import io.migrate.schema.Schema;
import io.migrate.schema.Sequence;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a schema is after a column got another name: keys, expressions, parts and
 * sequences follow. Views do, too, but how the server prints them then cannot be told.
 *
 * @param from the column
 * @param to its new name
 * @param rules how names are printed
 */
record RenamedColumn(ColumnName from, String to, DiffRules rules) {

	Schema in(Schema schema) {
		return new Schema(schema.namespaces(), schema.extensions(), schema.types(),
				schema.sequences().stream().map(this::sequence).toList(),
				schema.tables().stream().map(this::table).toList(), schema.views(), schema.routines(),
				schema.triggers());
	}

	private Sequence sequence(Sequence sequence) {
		return !this.from.equals(sequence.owner()) ? sequence : new Sequence(sequence.name(), sequence.type(),
				sequence.options(), new ColumnName(this.from.table(), this.to), sequence.comment());
	}

	private Table table(Table table) {
		List<Constraint> constraints = table.constraints()
			.stream()
			.map((constraint) -> constraint.accept(new Columns(table.name())))
			.toList();
		boolean own = table.name().equals(this.from.table());
		boolean part = table.partitioning() != null && this.from.table().equals(table.partitioning().parent());
		if (!own && !part) {
			return table.withConstraints(constraints);
		}
		return new Table(table.name(), table.columns().stream().map(this::column).toList(), constraints,
				table.indexes().stream().map(this::index).toList(), partitioning(table.partitioning()),
				table.comment());
	}

	private @Nullable Partitioning partitioning(@Nullable Partitioning partitioning) {
		return (partitioning == null) ? null
				: new Partitioning(text(partitioning.key()), partitioning.parent(), partitioning.bound());
	}

	private Column column(Column column) {
		ColumnValue value = column.value();
		ColumnValue renamed = (value == null) ? null : value.<ColumnValue>match((kept) -> kept, (kept) -> kept,
				(generated) -> new ColumnValue.Generated(expression(generated.expression()), generated.stored()));
		return column.withName(name(column.name())).withValue(renamed);
	}

	private Index index(Index index) {
		return new Index(index.name(), index.method(), index.keys().stream().map(this::key).toList(),
				names(index.include()), index.unique(), index.nullsNotDistinct(), text(index.predicate()),
				index.valid());
	}

	private IndexKey key(IndexKey key) {
		return new IndexKey(key.column() ? name(key.text()) : expression(key.text()), key.column(), key.collation(),
				key.operatorClass(), key.descending(), key.nullsFirst());
	}

	private String name(String column) {
		return column.equals(this.from.column()) ? this.to : column;
	}

	private List<String> names(List<String> columns) {
		return columns.stream().map(this::name).toList();
	}

	private @Nullable String text(@Nullable String expression) {
		return (expression != null) ? expression(expression) : null;
	}

	private String expression(String expression) {
		return SqlText.of(expression).withColumn(this.from.column(), this.rules.identifier(this.to));
	}

	/**
	 * Renames in a constraint of any table.
	 */
	private final class Columns implements Constraint.Visitor<Constraint> {

		private final boolean own;

		Columns(QualifiedName table) {
			this.own = table.equals(RenamedColumn.this.from.table());
		}

		private List<String> own(List<String> columns) {
			return this.own ? names(columns) : columns;
		}

		@Override
		public Constraint primaryKey(Constraint.PrimaryKey key) {
			return new Constraint.PrimaryKey(key.name(), own(key.columns()), own(key.include()), key.withoutOverlaps(),
					key.deferral());
		}

		@Override
		public Constraint unique(Constraint.Unique key) {
			return new Constraint.Unique(key.name(), own(key.columns()), own(key.include()), key.nullsNotDistinct(),
					key.withoutOverlaps(), key.deferral());
		}

		@Override
		public Constraint foreignKey(Constraint.ForeignKey key) {
			Constraint.Reference reference = key.reference();
			boolean referred = reference.table().equals(RenamedColumn.this.from.table());
			return new Constraint.ForeignKey(key.name(), own(key.columns()), new Constraint.Reference(reference.table(),
					referred ? names(reference.columns()) : reference.columns(), reference.full(), reference.period()),
					action(key.onUpdate()), action(key.onDelete()), key.deferral(), key.enforcement());
		}

		private Constraint.ReferentialAction action(Constraint.ReferentialAction action) {
			return new Constraint.ReferentialAction(action.kind(), own(action.columns()));
		}

		@Override
		public Constraint check(Constraint.Check check) {
			return this.own ? new Constraint.Check(check.name(), RenamedColumn.this.expression(check.expression()),
					check.noInherit(), check.enforcement()) : check;
		}

		@Override
		public Constraint exclusion(Constraint.Exclusion exclusion) {
			return this.own
					? new Constraint.Exclusion(exclusion.name(), RenamedColumn.this.expression(exclusion.definition()))
					: exclusion;
		}

	}

}
