package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.schema.Constraint;
import io.migrate.schema.Index;

/**
 * Makes a primary key or a unique constraint of an index that is there, so that nobody
 * waits for it to be built. The index gets the name of the constraint.
 *
 * @param table the table
 * @param constraint the constraint, with the columns of the index
 * @param index the index as it is
 */
public record AddConstraintUsingIndex(QualifiedName table, Constraint constraint, Index index) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropConstraint(this.table, this.constraint), new CreateIndex(this.table, this.index, false));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.addConstraintUsingIndex(this);
	}

}
