package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a desired table what its schema has no say in and the current one has.
 *
 * @param scope what the desired schema has a say in
 */
record TableCompletion(DiffScope scope) {

	/**
	 * A table with what the server would add to it: neither a primary key nor an identity
	 * may be null.
	 * @param table the table
	 * @return the same as the server has it
	 */
	static Table effective(Table table) {
		Set<String> keys = table.constraints()
			.stream()
			.flatMap((constraint) -> constraint.accept(new ConstraintVisitor<List<String>>(List.of()) {
				@Override
				public List<String> primaryKey(Constraint.PrimaryKey key) {
					return key.columns();
				}
			}).stream())
			.collect(Collectors.toSet());
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> (keys.contains(column.name()) || Usage.isIdentity(column)) ? column.withNullable(false)
					: column)
			.toList());
	}

	Table complete(@Nullable Table current, Table desired) {
		return effective((current != null) ? completed(current, desired) : desired);
	}

	private Table completed(Table current, Table desired) {
		List<Column> columns = desired.columns()
			.stream()
			.map((column) -> completed(current.column(column.name()), column))
			.toList();
		List<Constraint> constraints = new ArrayList<>(desired.constraints());
		List<Index> indexes = new ArrayList<>(desired.indexes());
		Set<String> gone = current.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> desired.column(name) == null)
			.collect(Collectors.toSet());
		if (!this.scope.governs(ObjectKind.EXCLUSION)) {
			addMissing(constraints,
					current.constraints()
						.stream()
						.filter((constraint) -> constraint instanceof Constraint.Exclusion
								&& gone.stream().noneMatch((column) -> Usage.uses(constraint, column)))
						.toList());
		}
		if (!this.scope.governs(ObjectKind.SPECIAL_INDEX)) {
			addMissing(indexes, current.indexes()
				.stream()
				.filter((index) -> isSpecial(index) && gone.stream().noneMatch((column) -> Usage.uses(index, column)))
				.toList());
		}
		boolean keepsComment = !this.scope.governs(ObjectKind.COMMENT) && desired.comment() == null;
		return new Table(desired.name(), columns, constraints, indexes,
				this.scope.governs(ObjectKind.PARTITION) ? desired.partitioning() : current.partitioning(),
				keepsComment ? current.comment() : desired.comment());
	}

	private static <T> void addMissing(List<T> to, List<T> from) {
		from.stream().filter((one) -> !to.contains(one)).forEach(to::add);
	}

	private Column completed(@Nullable Column current, Column desired) {
		if (current == null) {
			return desired;
		}
		boolean keepsValue = !this.scope.governs(ObjectKind.DEFAULT) && desired.value() == null
				&& current.value() instanceof ColumnValue.Default;
		boolean keepsComment = !this.scope.governs(ObjectKind.COMMENT) && desired.comment() == null;
		return new Column(desired.name(), desired.type(), desired.nullable(),
				keepsValue ? current.value() : desired.value(), desired.collation(),
				keepsComment ? current.comment() : desired.comment());
	}

	private static boolean isSpecial(Index index) {
		return !index.method().equals(Index.BTREE) || !index.include().isEmpty() || index.nullsNotDistinct()
				|| index.predicate() != null || index.keys().stream().anyMatch(TableCompletion::isSpecial);
	}

	private static boolean isSpecial(IndexKey key) {
		return !key.column() || key.operatorClass() != null || key.collation() != null;
	}

}
