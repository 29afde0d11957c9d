package io.migrate.operation;

import java.util.List;

import io.migrate.schema.UserType;

/**
 * Drops a type.
 *
 * @param type the type as it is
 */
public record DropType(UserType type) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateType(this.type));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropType(this);
	}

}
