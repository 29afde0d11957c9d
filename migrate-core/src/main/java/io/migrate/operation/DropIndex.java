package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;

/**
 * Drops an index.
 *
 * @param table the table or materialised view
 * @param index the index as it is
 * @param concurrently whether nobody has to wait for it; it cannot run in a transaction
 * then
 */
public record DropIndex(QualifiedName table, Index index, boolean concurrently) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateIndex(this.table, this.index, this.concurrently));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropIndex(this);
	}

}
