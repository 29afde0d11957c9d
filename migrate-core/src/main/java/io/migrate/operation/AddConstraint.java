package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;

/**
 * Adds a constraint.
 *
 * @param table the table
 * @param constraint the constraint
 */
public record AddConstraint(QualifiedName table, Constraint constraint) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropConstraint(this.table, this.constraint));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addConstraint(this);
	}

}
