package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Gives a table another name, another schema, or both.
 *
 * @param from its name
 * @param to its new name
 */
public record RenameTable(QualifiedName from, QualifiedName to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new RenameTable(this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameTable(this);
	}

}
