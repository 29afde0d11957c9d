package io.migrate.operation;

import java.util.List;

import io.migrate.schema.Trigger;

/**
 * Makes a trigger.
 *
 * @param trigger the trigger
 */
public record CreateTrigger(Trigger trigger) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropTrigger(this.trigger));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createTrigger(this);
	}

}
