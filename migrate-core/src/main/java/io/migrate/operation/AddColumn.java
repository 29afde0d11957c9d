package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column.
 *
 * @param table the table
 * @param column the column
 * @param ifNotExists whether one that is there already is left as it is
 */
public record AddColumn(QualifiedName table, Column column, boolean ifNotExists) implements Operation {

	/**
	 * Adds a column that must not be there.
	 * @param table the table
	 * @param column the column
	 */
	public AddColumn(QualifiedName table, Column column) {
		this(table, column, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropColumn(this.table, this.column));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the column " + this.column.name() + " was there before is not known" : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addColumn(this);
	}

}
