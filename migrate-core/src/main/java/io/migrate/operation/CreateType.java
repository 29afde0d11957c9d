package io.migrate.operation;

import java.util.List;

import io.migrate.schema.UserType;

/**
 * Makes a type.
 *
 * @param type the type
 */
public record CreateType(UserType type) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropType(this.type));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createType(this);
	}

}
