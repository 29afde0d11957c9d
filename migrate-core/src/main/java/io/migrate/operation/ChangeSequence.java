package io.migrate.operation;

import java.util.function.Function;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * Changes a sequence of which only the name is known; what is {@code null} stays.
 *
 * @param name its name
 * @param type the type of its values
 * @param counting how it counts
 * @param owner the column that it goes with when that is dropped
 * @param comment what people say about it
 */
public record ChangeSequence(QualifiedName name, @Nullable String type, Counting counting, @Nullable ColumnName owner,
		@Nullable String comment) implements HandWritten {

	@Override
	public <R> R match(Function<? super DropByName, ? extends R> drop,
			Function<? super ChangeColumn, ? extends R> column, Function<? super ChangeSequence, ? extends R> sequence,
			Function<? super InsertRows, ? extends R> rows) {
		return sequence.apply(this);
	}

	/**
	 * How a sequence counts; what is {@code null} stays.
	 *
	 * @param start its first value
	 * @param increment what is added each time
	 * @param minimum its least value
	 * @param maximum its greatest value
	 * @param cache how many values a session takes at once
	 * @param cycle whether it begins anew at its end
	 */
	public record Counting(@Nullable Long start, @Nullable Long increment, @Nullable Long minimum,
			@Nullable Long maximum, @Nullable Long cache, @Nullable Boolean cycle) {

	}

}
