package io.migrate.operation;

import java.util.List;

import io.migrate.schema.View;

/**
 * Drops a view.
 *
 * @param view the view as it is
 */
public record DropView(View view) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new CreateView(this.view));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.dropView(this);
	}

}
