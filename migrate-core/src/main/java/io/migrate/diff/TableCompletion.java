package io.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.migrate.schema.Column;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a desired table what its schema has no say in and the current one has.
 *
 * @param scope what the desired schema has a say in
 * @param rules knows types
 */
record TableCompletion(DiffScope scope, DiffRules rules) {

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
		List<Column> columns = new ArrayList<>(
				desired.columns().stream().map((column) -> completed(current.column(column.name()), column)).toList());
		List<Constraint> constraints = new ArrayList<>(desired.constraints());
		List<Index> indexes = new ArrayList<>(desired.indexes());
		if (!this.scope.governs(ObjectKind.VARIANT)) {
			Variants.settle(current, constraints, indexes);
		}
		Set<String> gone = missing(current, columns);
		List<Column> kept = new ArrayList<>(sources(current, columns, gone));
		kept.forEach((column) -> gone.remove(column.name()));
		kept.addAll(computed(current, gone));
		kept.forEach((column) -> gone.remove(column.name()));
		columns.addAll(kept);
		Predicate<Constraint> constraintStays = (
				constraint) -> gone.stream().noneMatch((column) -> Usage.uses(constraint, column))
						&& ((!this.scope.governs(ObjectKind.EXCLUSION) && constraint instanceof Constraint.Exclusion)
								|| kept.stream().anyMatch((column) -> Usage.uses(constraint, column.name())));
		Predicate<Index> indexStays = (index) -> gone.stream().noneMatch((column) -> Usage.uses(index, column))
				&& ((!this.scope.governs(ObjectKind.SPECIAL_INDEX) && isSpecial(index))
						|| kept.stream().anyMatch((column) -> Usage.uses(index, column.name())));
		addMissing(constraints, current.constraints().stream().filter(constraintStays).toList());
		addMissing(indexes, current.indexes().stream().filter(indexStays).toList());
		boolean keepsComment = !this.scope.governs(ObjectKind.COMMENT) && desired.comment() == null;
		return new Table(desired.name(), columns, constraints, indexes,
				this.scope.governs(ObjectKind.PARTITION) ? desired.partitioning() : current.partitioning(),
				keepsComment ? current.comment() : desired.comment());
	}

	private static Set<String> missing(Table current, List<Column> columns) {
		Set<String> missing = current.columns()
			.stream()
			.map(Column::name)
			.collect(Collectors.toCollection(HashSet::new));
		columns.forEach((column) -> missing.remove(column.name()));
		return missing;
	}

	// What a column is computed from that the model only reads
	private List<Column> sources(Table current, List<Column> columns, Set<String> missing) {
		if (this.scope.governs(ObjectKind.GENERATED_COLUMN)) {
			return List.of();
		}
		return current.columns()
			.stream()
			.filter((column) -> missing.contains(column.name())
					&& columns.stream().anyMatch((read) -> Usage.isGenerated(read) && Usage.uses(read, column.name())))
			.toList();
	}

	// Those that the server cannot compute any more go
	private List<Column> computed(Table current, Set<String> missing) {
		if (this.scope.governs(ObjectKind.GENERATED_COLUMN)) {
			return List.of();
		}
		return current.columns()
			.stream()
			.filter((column) -> missing.contains(column.name()) && Usage.isGenerated(column)
					&& missing.stream().noneMatch((other) -> Usage.uses(column, other)))
			.toList();
	}

	private static <T> void addMissing(List<T> to, List<T> from) {
		from.stream().filter((one) -> !to.contains(one)).forEach(to::add);
	}

	private Column completed(@Nullable Column current, Column desired) {
		if (current == null) {
			return desired;
		}
		boolean keepsType = new KeptTypes(this.scope, this.rules).keeps(current, desired);
		boolean keepsComment = !this.scope.governs(ObjectKind.COMMENT) && desired.comment() == null;
		return new Column(desired.name(), keepsType ? current.type() : desired.type(), desired.nullable(),
				keepsValue(current, desired) ? current.value() : desired.value(),
				keepsCollation(current, desired) ? current.collation() : desired.collation(),
				keepsComment ? current.comment() : desired.comment());
	}

	private boolean keepsValue(Column current, Column desired) {
		if (desired.value() == null) {
			return !this.scope.governs(Usage.isGenerated(current) ? ObjectKind.GENERATED_COLUMN : ObjectKind.DEFAULT);
		}
		return !this.scope.governs(ObjectKind.VARIANT) && Variants.numbersAlike(current, desired);
	}

	// Not with a type of another kind, which may have none
	private boolean keepsCollation(Column current, Column desired) {
		return !this.scope.governs(ObjectKind.VARIANT) && desired.collation() == null
				&& (current.type().equals(desired.type())
						|| this.rules.conversion(desired.name(), current.type(), desired.type()) == null);
	}

	private static boolean isSpecial(Index index) {
		return !index.method().equals(Index.BTREE) || !index.include().isEmpty() || index.nullsNotDistinct()
				|| index.predicate() != null || index.keys().stream().anyMatch(TableCompletion::isSpecial);
	}

	private static boolean isSpecial(IndexKey key) {
		return !key.column() || key.operatorClass() != null || key.collation() != null;
	}

}
