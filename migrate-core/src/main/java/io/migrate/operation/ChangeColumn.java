package io.migrate.operation;

import java.util.function.Function;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnValue;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column of which only the name is known.
 *
 * @param table the table
 * @param column its name
 * @param type its new type, or {@code null} when it stays
 * @param nullable whether it may be null from now on, or {@code null} when that stays
 * @param loses what it loses, or {@code null} for nothing
 * @param value the default or identity that it gets, or the expression that it is
 * computed by from now on; {@code null} for nothing
 * @param comment what people say about it from now on, or {@code null} when that stays
 */
public record ChangeColumn(QualifiedName table, String column, @Nullable NewType type, @Nullable Boolean nullable,
		@Nullable Loss loses, @Nullable ColumnValue value, @Nullable NewComment comment) implements HandWritten {

	@Override
	public <R> R match(Function<? super DropByName, ? extends R> drop,
			Function<? super ChangeColumn, ? extends R> column, Function<? super ChangeSequence, ? extends R> sequence,
			Function<? super InsertRows, ? extends R> rows) {
		return column.apply(this);
	}

	/**
	 * Another type.
	 *
	 * @param type the type
	 * @param collation its collation, or {@code null} for that of the type
	 * @param using the expression that makes new values from old ones, or {@code null}
	 * where the server knows how
	 */
	public record NewType(String type, @Nullable QualifiedName collation, @Nullable String using) {

	}

	/**
	 * Another comment.
	 *
	 * @param text the comment, or {@code null} for none
	 */
	public record NewComment(@Nullable String text) {

	}

	/**
	 * What a column can lose.
	 */
	public enum Loss {

		/** Its default. */
		DEFAULT,

		/** Its identity; the values stay. */
		IDENTITY,

		/** The expression that it is computed by; the values stay. */
		EXPRESSION

	}

}
