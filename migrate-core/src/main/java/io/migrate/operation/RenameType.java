package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Gives a type another name.
 *
 * @param from its name
 * @param to its new name in the same schema
 */
public record RenameType(QualifiedName from, String to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new RenameType(new QualifiedName(this.from.schema(), this.to), this.from.name()));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameType(this);
	}

}
