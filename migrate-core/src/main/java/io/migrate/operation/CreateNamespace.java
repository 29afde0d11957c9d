package io.migrate.operation;

import java.util.List;

/**
 * Makes a schema.
 *
 * @param name its name
 */
public record CreateNamespace(String name) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropNamespace(this.name));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createNamespace(this);
	}

}
