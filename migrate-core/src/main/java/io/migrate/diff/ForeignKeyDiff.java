package io.migrate.diff;

import java.util.List;

import io.migrate.operation.AddConstraint;
import io.migrate.operation.DropConstraint;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Table;

/**
 * Compares the foreign keys of a table that both sides have, after it is known which keys
 * go: those that refer to one of them make way and come back.
 *
 * @param comparison what is compared
 */
record ForeignKeyDiff(Comparison comparison) {

	void compare(Table from, Table to) {
		Matching<Constraint> matching = Matching.of(keys(from), keys(to), Constraint::name, Shapes::of);
		matching.dropped().forEach((key) -> drop(from, key));
		matching.pairs().forEach((pair) -> {
			if (makesWay(from, pair.from())) {
				drop(from, pair.from());
				add(to, (pair.to().name() != null) ? pair.to() : pair.to().withName(pair.from().name()));
			}
			else {
				new ConstraintDiff(this.comparison).rename(from.name(), pair);
			}
		});
		matching.added().forEach((key) -> add(to, key));
	}

	private static List<Constraint> keys(Table table) {
		return table.constraints().stream().filter(Constraint.ForeignKey.class::isInstance).toList();
	}

	private boolean makesWay(Table table, Constraint constraint) {
		Constraint.Reference reference = TableDiff.reference(constraint);
		return reference != null && (this.comparison.keys().isDropped(reference)
				|| this.comparison.disturbance().recreatedTables().contains(reference.table())
				|| Usage.columns(constraint)
					.stream()
					.anyMatch((column) -> isRewritten(new ColumnName(table.name(), column)))
				|| reference.columns()
					.stream()
					.anyMatch((column) -> isRewritten(new ColumnName(reference.table(), column))));
	}

	private boolean isRewritten(ColumnName column) {
		return this.comparison.disturbance().isRewritten(column);
	}

	private void drop(Table table, Constraint key) {
		this.comparison.names().release(table.name(), key);
		this.comparison.changes().add(Phase.DROP_FOREIGN_KEY, new DropConstraint(table.name(), key));
	}

	private void add(Table table, Constraint key) {
		this.comparison.changes()
			.add(Phase.ADD_FOREIGN_KEY, new AddConstraint(table.name(), this.comparison.names().named(table, key)));
	}

}
