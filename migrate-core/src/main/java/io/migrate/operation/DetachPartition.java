package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Makes a part a table of its own.
 *
 * @param parent the table that is divided
 * @param partition the part
 * @param bound which part it is
 */
public record DetachPartition(QualifiedName parent, QualifiedName partition, String bound) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new AttachPartition(this.parent, this.partition, this.bound));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.detachPartition(this);
	}

}
