package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Makes a table a part of another one.
 *
 * @param parent the table that is divided
 * @param partition the part
 * @param bound which part
 */
public record AttachPartition(QualifiedName parent, QualifiedName partition, String bound) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DetachPartition(this.parent, this.partition, this.bound));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.attachPartition(this);
	}

}
