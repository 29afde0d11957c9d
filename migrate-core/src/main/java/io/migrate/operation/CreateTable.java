package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Table;

/**
 * Makes a table with its constraints, indexes and comments.
 *
 * @param table the table
 */
public record CreateTable(Table table) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropTable(this.table));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createTable(this);
	}

}
