package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;

/**
 * Drops a constraint.
 *
 * @param table the table
 * @param constraint the constraint as it is
 */
public record DropConstraint(QualifiedName table, Constraint constraint) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new AddConstraint(this.table, this.constraint));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropConstraint(this);
	}

}
