package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;

/**
 * Adds a column.
 *
 * @param table the table
 * @param column the column
 */
public record AddColumn(QualifiedName table, Column column) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropColumn(this.table, this.column));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addColumn(this);
	}

}
