package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Table;

/**
 * Drops a table.
 *
 * @param table the table as it is, which the inverse makes again, without its rows
 */
public record DropTable(Table table) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateTable(this.table));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropTable(this);
	}

}
