package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table with its constraints, indexes and comments.
 *
 * @param table the table
 * @param ifNotExists whether one that is there already is left as it is
 */
public record CreateTable(Table table, boolean ifNotExists) implements Operation {

	/**
	 * Makes a table that must not be there.
	 * @param table the table
	 */
	public CreateTable(Table table) {
		this(table, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.ifNotExists ? List.of() : List.of(new DropTable(this.table));
	}

	@Override
	public @Nullable String irreversible() {
		return this.ifNotExists ? "whether the table " + this.table.name() + " was there before is not known" : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createTable(this);
	}

}
