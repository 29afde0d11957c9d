package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Extension;

/**
 * Makes an extension.
 *
 * @param extension the extension
 */
public record CreateExtension(Extension extension) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropExtension(this.extension));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createExtension(this);
	}

}
