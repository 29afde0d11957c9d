package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Gives a value of an enum type another name.
 *
 * @param type the type
 * @param from the value
 * @param to its new name
 */
public record RenameEnumValue(QualifiedName type, String from, String to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new RenameEnumValue(this.type, this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.renameEnumValue(this);
	}

}
