package io.migrate.operation;

import java.util.List;

import io.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Makes a view with its indexes and comment.
 *
 * @param view the view
 * @param orReplace whether one that is there already is replaced
 */
public record CreateView(View view, boolean orReplace) implements Operation {

	/**
	 * Makes a view that must not be there.
	 * @param view the view
	 */
	public CreateView(View view) {
		this(view, false);
	}

	@Override
	public List<Operation> inverse() {
		return this.orReplace ? List.of() : List.of(new DropView(this.view));
	}

	@Override
	public @Nullable String irreversible() {
		return this.orReplace ? "what the view " + this.view.name() + " was before is not known" : null;
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.createView(this);
	}

}
