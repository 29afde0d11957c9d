package io.migrate.schema;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a column has when nobody says.
 */
public sealed interface ColumnValue {

	/**
	 * Does what fits the kind of value.
	 * @param <R> what comes out
	 * @param defaultValue takes a default
	 * @param identity takes an identity
	 * @param generated takes a generated value
	 * @return the answer of the one that fits
	 */
	<R extends @Nullable Object> R match(Function<? super Default, ? extends R> defaultValue,
			Function<? super Identity, ? extends R> identity, Function<? super Generated, ? extends R> generated);

	/**
	 * An expression that is evaluated when a row is inserted.
	 *
	 * @param expression the expression
	 */
	record Default(String expression) implements ColumnValue {

		@Override
		public <R extends @Nullable Object> R match(Function<? super Default, ? extends R> defaultValue,
				Function<? super Identity, ? extends R> identity, Function<? super Generated, ? extends R> generated) {
			return defaultValue.apply(this);
		}

	}

	/**
	 * The next value of a sequence that belongs to the column.
	 *
	 * @param always whether a value in an insert is refused
	 * @param options how the sequence counts
	 */
	record Identity(boolean always, SequenceOptions options) implements ColumnValue {

		@Override
		public <R extends @Nullable Object> R match(Function<? super Default, ? extends R> defaultValue,
				Function<? super Identity, ? extends R> identity, Function<? super Generated, ? extends R> generated) {
			return identity.apply(this);
		}

	}

	/**
	 * An expression over other columns of the row.
	 *
	 * @param expression the expression
	 * @param stored whether it is kept, or computed when it is read (PostgreSQL 18)
	 */
	record Generated(String expression, boolean stored) implements ColumnValue {

		@Override
		public <R extends @Nullable Object> R match(Function<? super Default, ? extends R> defaultValue,
				Function<? super Identity, ? extends R> identity, Function<? super Generated, ? extends R> generated) {
			return generated.apply(this);
		}

	}

}
