package io.migrate.operation;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A change that only people write, who say what is to be and not what there is: nothing
 * takes it back by itself.
 */
public sealed interface HandWritten extends Operation permits DropByName, ChangeColumn, ChangeSequence, InsertRows {

	@Override
	default List<Operation> inverse() {
		return List.of();
	}

	@Override
	default @Nullable String irreversible() {
		return "how things were before is not known";
	}

	@Override
	default <R> R accept(OperationVisitor<R> visitor) {
		return visitor.handWritten(this);
	}

	/**
	 * Does what fits the kind of change.
	 * @param <R> what comes out
	 * @param drop takes a drop
	 * @param column takes a change of a column
	 * @param sequence takes a change of a sequence
	 * @param rows takes new rows
	 * @return the answer of the one that fits
	 */
	<R> R match(Function<? super DropByName, ? extends R> drop, Function<? super ChangeColumn, ? extends R> column,
			Function<? super ChangeSequence, ? extends R> sequence, Function<? super InsertRows, ? extends R> rows);

}
