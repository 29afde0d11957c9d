package io.migrate.operation;

import java.util.List;

import io.migrate.schema.View;

/**
 * Changes the query of a view, whose columns stay, apart from new ones at the end; where
 * there are new ones, nothing takes it back but to drop the view and make it anew.
 *
 * @param from the view as it is
 * @param to the view as it is to be, with the same name
 */
public record ReplaceView(View from, View to) implements Operation {

	@Override
	public List<Operation> inverse() {
		return List.of(new ReplaceView(this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.replaceView(this);
	}

}
