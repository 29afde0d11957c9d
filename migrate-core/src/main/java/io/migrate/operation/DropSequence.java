package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Sequence;

/**
 * Drops a sequence.
 *
 * @param sequence the sequence as it is, which the inverse makes again, from its start
 */
public record DropSequence(Sequence sequence) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateSequence(this.sequence));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropSequence(this);
	}

}
