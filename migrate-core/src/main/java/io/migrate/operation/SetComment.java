package io.migrate.operation;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Changes what people say about a table, a view, a type or a sequence. The comment of a
 * column is changed with the column.
 *
 * @param on the kind of object
 * @param name its name
 * @param from the comment as it is, or {@code null} when there is none
 * @param to the comment as it is to be, or {@code null} for none
 */
public record SetComment(Commented on, QualifiedName name, @Nullable String from,
		@Nullable String to) implements Operation {

	/**
	 * What can have a comment of its own.
	 */
	public enum Commented {

		/** A table. */
		TABLE,

		/** A view. */
		VIEW,

		/** A materialised view. */
		MATERIALIZED_VIEW,

		/** A type. */
		TYPE,

		/** A domain. */
		DOMAIN,

		/** A sequence. */
		SEQUENCE

	}

	@Override
	public List<Operation> inverse() {
		return List.of(new SetComment(this.on, this.name, this.to, this.from));
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.setComment(this);
	}

}
