package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Index;
import org.jspecify.annotations.Nullable;

/**
 * Makes an index.
 *
 * @param table the table or materialised view
 * @param index the index
 * @param concurrently whether others may write meanwhile; it cannot run in a transaction
 * then
 * @param ifNotExists whether one that is there already is left as it is
 */
public record CreateIndex(QualifiedName table, Index index, boolean concurrently,
		boolean ifNotExists) implements Operation {

	/**
	 * Makes an index that must not be there.
	 * @param table the table or materialised view
	 * @param index the index
	 * @param concurrently whether others may write meanwhile
	 */
	public CreateIndex(QualifiedName table, Index index, boolean concurrently) {
		this(table, index, concurrently, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropIndex(this.table, this.index, this.concurrently));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the index " + this.index.name() + " was there before is not known" : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createIndex(this);
	}

}
