package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Sequence;

/**
 * Makes a sequence.
 *
 * @param sequence the sequence
 */
public record CreateSequence(Sequence sequence) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropSequence(this.sequence));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createSequence(this);
	}

}
