package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Routine;

/**
 * Changes what a function or procedure does.
 *
 * @param from the routine as it is
 * @param to the routine as it is to be, with the same name and arguments
 */
public record ReplaceRoutine(Routine from, Routine to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new ReplaceRoutine(this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.replaceRoutine(this);
	}

}
