package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Trigger;

/**
 * Drops a trigger.
 *
 * @param trigger the trigger as it is
 */
public record DropTrigger(Trigger trigger) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateTrigger(this.trigger));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropTrigger(this);
	}

}
