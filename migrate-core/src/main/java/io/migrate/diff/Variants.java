package io.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.migrate.schema.Column;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.Constraint;
import io.migrate.schema.Constraint.Deferral;
import io.migrate.schema.Constraint.ForeignKey;
import io.migrate.schema.Constraint.PrimaryKey;
import io.migrate.schema.Constraint.ReferentialAction;
import io.migrate.schema.Constraint.Unique;
import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import io.migrate.schema.Table;

/**
 * Finds what a model means that the database has in another form: entities cannot say in
 * which order a primary key has its columns, or that a number comes from a sequence in a
 * default.
 *
 * @param rules knows types
 */
record Variants(DiffRules rules) {

	// What PostgreSQL makes of a serial column
	private static final String NEXT = "nextval(";

	/**
	 * Whether rows get their number in either column.
	 * @param current the column as it is
	 * @param desired the column as it is to be
	 * @return {@code true} when only the form differs
	 */
	static boolean numbersAlike(Column current, Column desired) {
		return Usage.isIdentity(desired) && (Usage.isIdentity(current)
				|| (current.value() instanceof ColumnValue.Default value && value.expression().startsWith(NEXT)));
	}

	boolean holds(Column current, Column desired) {
		return this.rules.holdsUnstatedLength(current.type(), desired.type());
	}

	/**
	 * Takes the forms of the database.
	 * @param current the table as it is
	 * @param constraints the constraints as they are to be, which are changed
	 * @param indexes the indexes as they are to be, which are changed
	 */
	static void settle(Table current, List<Constraint> constraints, List<Index> indexes) {
		constraints.replaceAll((constraint) -> settled(current, constraint));
		for (Constraint constraint : List.copyOf(constraints)) {
			if (constraint instanceof Unique key && !hasShape(current, key)) {
				current.indexes().stream().filter((index) -> isKey(index, key)).findFirst().ifPresent((index) -> {
					constraints.remove(key);
					addMissing(indexes, index);
				});
			}
		}
		for (Index index : List.copyOf(indexes)) {
			if (current.indexes().stream().noneMatch((other) -> Shapes.of(other).equals(Shapes.of(index)))) {
				current.constraints()
					.stream()
					.filter((constraint) -> constraint instanceof Unique key && isKey(index, key))
					.findFirst()
					.ifPresent((key) -> {
						indexes.remove(index);
						addMissing(constraints, key);
					});
			}
		}
	}

	private static Constraint settled(Table current, Constraint desired) {
		return current.constraints()
			.stream()
			.flatMap((constraint) -> settled(constraint, desired).stream())
			.findFirst()
			.orElse(desired);
	}

	private static Optional<Constraint> settled(Constraint current, Constraint desired) {
		return desired.accept(new ConstraintVisitor<Optional<Constraint>>(Optional.empty()) {
			@Override
			public Optional<Constraint> primaryKey(PrimaryKey key) {
				return Optional.of(current)
					.filter((other) -> other instanceof PrimaryKey found
							&& Set.copyOf(found.columns()).equals(Set.copyOf(key.columns())))
					.map((other) -> other.withName(key.name()));
			}

			@Override
			public Optional<Constraint> foreignKey(ForeignKey key) {
				return Optional.of(current)
					.filter((other) -> other instanceof ForeignKey found && saysNothing(key)
							&& found.columns().equals(key.columns()) && found.reference().equals(key.reference()))
					.map((other) -> other.withName(key.name()));
			}
		});
	}

	// What happens to rows when others go or change
	private static boolean saysNothing(ForeignKey key) {
		return key.onDelete().equals(ReferentialAction.NONE) && key.onUpdate().equals(ReferentialAction.NONE)
				&& key.deferral() == Deferral.NOT_DEFERRABLE;
	}

	private static boolean hasShape(Table current, Unique key) {
		return current.constraints().stream().anyMatch((other) -> Shapes.of(other).equals(Shapes.of(key)));
	}

	private static boolean isKey(Index index, Unique key) {
		List<IndexKey> keys = key.columns().stream().map(IndexKey::column).toList();
		return Shapes.of(new Index(null, Index.BTREE, keys, key.include(), true, key.nullsNotDistinct(), null, true))
			.equals(Shapes.of(index)) && !key.withoutOverlaps() && key.deferral() == Deferral.NOT_DEFERRABLE;
	}

	private static <T> void addMissing(List<T> to, T one) {
		if (!to.contains(one)) {
			to.add(one);
		}
	}

}
