package io.migrate.operation;

import java.util.List;

import io.migrate.schema.View;

/**
 * Makes a view with its indexes and comment.
 *
 * @param view the view
 */
public record CreateView(View view) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new DropView(this.view));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createView(this);
	}

}
