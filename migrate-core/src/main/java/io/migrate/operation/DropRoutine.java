package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Routine;

/**
 * Drops a function or procedure.
 *
 * @param routine the routine as it is
 */
public record DropRoutine(Routine routine) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateRoutine(this.routine));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropRoutine(this);
	}

}
