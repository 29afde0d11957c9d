package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Gives a column another name.
 *
 * @param table the table
 * @param from its name
 * @param to its new name
 */
public record RenameColumn(QualifiedName table, String from, String to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new RenameColumn(this.table, this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameColumn(this);
	}

}
