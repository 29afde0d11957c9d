package io.migrate.operation;

import java.util.List;

/**
 * Drops a schema, in which nothing is left.
 *
 * @param name its name
 */
public record DropNamespace(String name) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateNamespace(this.name));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropNamespace(this);
	}

}
