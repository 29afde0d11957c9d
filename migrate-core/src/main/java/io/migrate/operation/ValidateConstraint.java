package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Checks all rows against a constraint that was added as not valid. Nothing needs to take
 * it back.
 *
 * @param table the table
 * @param constraint its name
 */
public record ValidateConstraint(QualifiedName table, String constraint) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.validateConstraint(this);
	}

}
