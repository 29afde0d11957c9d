package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;

/**
 * Drops a column.
 *
 * @param table the table
 * @param column the column as it is, which the inverse adds again, without its values
 */
public record DropColumn(QualifiedName table, Column column) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new AddColumn(this.table, this.column));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropColumn(this);
	}

}
