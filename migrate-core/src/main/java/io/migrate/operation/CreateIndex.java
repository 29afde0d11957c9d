package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;

/**
 * Makes an index.
 *
 * @param table the table or materialised view
 * @param index the index
 * @param concurrently whether others may write meanwhile; it cannot run in a transaction
 * then
 */
public record CreateIndex(QualifiedName table, Index index, boolean concurrently) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropIndex(this.table, this.index, this.concurrently));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createIndex(this);
	}

}
