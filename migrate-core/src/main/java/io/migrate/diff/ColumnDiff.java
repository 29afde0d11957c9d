package io.migrate.diff;

import java.util.ArrayList;
import java.util.List;

import io.migrate.operation.AddColumn;
import io.migrate.operation.AlterColumn;
import io.migrate.operation.DropColumn;
import io.migrate.schema.Column;
import io.migrate.schema.ColumnName;
import io.migrate.schema.Table;

/**
 * Compares the columns of a table that both sides have. Their order is no difference.
 *
 * @param comparison what is compared
 */
record ColumnDiff(Comparison comparison) {

	void compare(Table from, Table to) {
		List<Column> replaced = new ArrayList<>();
		for (Column column : to.columns()) {
			Column other = from.column(column.name());
			if (other == null) {
				add(to, column);
			}
			else if (isReplaced(from, column)) {
				replaced.add(other);
				add(to, column);
			}
			else if (!other.equals(column)) {
				alter(to, other, column);
			}
		}
		List<Column> gone = from.columns().stream().filter((column) -> to.column(column.name()) == null).toList();
		replaced.addAll(gone.stream().filter(Usage::isGenerated).toList());
		drop(Phase.DROP_GENERATED_COLUMN, from, replaced);
		drop(Phase.DROP_COLUMN, from, gone.stream().filter((column) -> !Usage.isGenerated(column)).toList());
	}

	private boolean isReplaced(Table table, Column column) {
		return this.comparison.disturbance().isReplaced(new ColumnName(table.name(), column.name()));
	}

	private void add(Table table, Column column) {
		this.comparison.changes()
			.add(Usage.isGenerated(column) ? Phase.ADD_GENERATED_COLUMN : Phase.ADD_COLUMN,
					new AddColumn(table.name(), column));
	}

	private void alter(Table table, Column from, Column to) {
		boolean typed = !from.type().equals(to.type());
		this.comparison.changes()
			.add(Phase.ALTER_COLUMN, new AlterColumn(table.name(), from, to,
					typed ? this.comparison.rules()
						.conversion(to.name(), Domains.base(this.comparison.current(), from.type()), to.type()) : null,
					typed ? this.comparison.rules()
						.conversion(to.name(), Domains.base(this.comparison.desired(), to.type()), from.type())
							: null));
	}

	private void drop(Phase phase, Table table, List<Column> columns) {
		columns.forEach((column) -> this.comparison.changes().add(phase, new DropColumn(table.name(), column)));
	}

}
