package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Extension;

/**
 * Drops an extension.
 *
 * @param extension the extension as it is
 */
public record DropExtension(Extension extension) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateExtension(this.extension));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropExtension(this);
	}

}
