package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Sequence;

/**
 * Changes a sequence: its type, how it counts, its owner, its comment.
 *
 * @param from the sequence as it is
 * @param to the sequence as it is to be, with the same name
 */
public record AlterSequence(Sequence from, Sequence to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new AlterSequence(this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.alterSequence(this);
	}

}
