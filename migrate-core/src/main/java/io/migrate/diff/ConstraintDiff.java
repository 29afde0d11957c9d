package io.migrate.diff;

import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.AddConstraint;
import io.migrate.operation.DropConstraint;
import io.migrate.operation.RenameConstraint;
import io.migrate.schema.Constraint;
import io.migrate.schema.Table;

/**
 * Compares the keys, checks and exclusions of a table that both sides have; foreign keys
 * have a comparison of their own.
 *
 * @param comparison what is compared
 */
record ConstraintDiff(Comparison comparison) {

	void compare(Table from, Table to) {
		Matching<Constraint> matching = Matching.of(others(from), others(to), Constraint::name, Shapes::of);
		matching.dropped().forEach((constraint) -> {
			this.comparison.keys().drop(from.name(), constraint);
			this.comparison.names().release(from.name(), constraint);
			this.comparison.changes().add(Phase.DROP_CONSTRAINT, new DropConstraint(from.name(), constraint));
		});
		matching.pairs().forEach((pair) -> rename(from.name(), pair));
		matching.added()
			.forEach((constraint) -> this.comparison.changes()
				.add(phase(constraint), new AddConstraint(to.name(), this.comparison.names().named(to, constraint))));
	}

	private static List<Constraint> others(Table table) {
		return table.constraints()
			.stream()
			.filter((constraint) -> !(constraint instanceof Constraint.ForeignKey))
			.toList();
	}

	void rename(QualifiedName table, Matching.Pair<Constraint> pair) {
		String from = pair.from().name();
		String to = pair.to().name();
		if (from != null && to != null && !Objects.equals(from, to)) {
			this.comparison.changes().add(Phase.RENAME, new RenameConstraint(table, from, to));
		}
	}

	private static Phase phase(Constraint constraint) {
		return constraint.accept(new ConstraintVisitor<>(Phase.ADD_CONSTRAINT) {
			@Override
			public Phase primaryKey(Constraint.PrimaryKey key) {
				return Phase.ADD_KEY;
			}

			@Override
			public Phase unique(Constraint.Unique key) {
				return Phase.ADD_KEY;
			}
		});
	}

}
