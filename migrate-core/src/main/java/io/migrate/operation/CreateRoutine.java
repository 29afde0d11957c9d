package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Routine;

/**
 * Makes a function or procedure.
 *
 * @param routine the routine
 */
public record CreateRoutine(Routine routine) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropRoutine(this.routine));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createRoutine(this);
	}

}
