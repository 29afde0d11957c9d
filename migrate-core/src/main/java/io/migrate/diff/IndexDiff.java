package io.migrate.diff;

import java.util.List;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.operation.CreateIndex;
import io.migrate.operation.DropIndex;
import io.migrate.operation.RenameIndex;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Index;

/**
 * Compares the indexes of a table or of a materialised view that both sides have.
 *
 * @param comparison what is compared
 */
record IndexDiff(Comparison comparison) {

	void compare(QualifiedName table, List<Index> from, List<Index> to) {
		Matching<Index> matching = Matching.of(from, to, Index::name, Shapes::of);
		matching.dropped().forEach((index) -> {
			this.comparison.keys().drop(table, index);
			this.comparison.changes()
				.add(isInTheWay(table, index) ? Phase.DROP_INDEX : Phase.DROP_UNUSED_INDEX,
						new DropIndex(table, index, false));
		});
		matching.pairs().forEach((pair) -> rename(table, pair));
		matching.added()
			.forEach((index) -> this.comparison.changes()
				.add(index.unique() ? Phase.ADD_KEY : Phase.CREATE_INDEX,
						new CreateIndex(table, this.comparison.names().named(table, index), false)));
	}

	// What it says about a column need not hold for another type
	private boolean isInTheWay(QualifiedName table, Index index) {
		return this.comparison.disturbance()
			.retyped()
			.stream()
			.filter((column) -> column.table().equals(table))
			.map(ColumnName::column)
			.anyMatch((column) -> Usage.uses(index, column));
	}

	private void rename(QualifiedName table, Matching.Pair<Index> pair) {
		String from = pair.from().name();
		String to = pair.to().name();
		if (from != null && to != null && !Objects.equals(from, to)) {
			this.comparison.changes().add(Phase.RENAME, new RenameIndex(new QualifiedName(table.schema(), from), to));
		}
	}

}
