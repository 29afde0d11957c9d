package io.migrate.operation;

import java.util.Set;
import java.util.function.Function;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Drops something of which only the name is known.
 *
 * @param kind what it is
 * @param name its name
 * @param table the table that it belongs to, for a column, a constraint or a trigger
 * @param arguments the types of its arguments, for a function or procedure that is not
 * the only one of its name
 * @param options how it is dropped
 */
public record DropByName(Kind kind, QualifiedName name, @Nullable QualifiedName table, @Nullable String arguments,
		Set<DropOption> options) implements HandWritten {

	public DropByName {
		options = Set.copyOf(options);
	}

	/**
	 * What can be dropped.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A column of a table. */
		COLUMN,

		/** A constraint of a table. */
		CONSTRAINT,

		/** A trigger of a table or view. */
		TRIGGER,

		/** An index. */
		INDEX,

		/** A sequence. */
		SEQUENCE,

		/** A type. */
		TYPE,

		/** A domain. */
		DOMAIN,

		/** A view. */
		VIEW,

		/** A materialised view. */
		MATERIALIZED_VIEW,

		/** A function. */
		FUNCTION,

		/** A procedure. */
		PROCEDURE,

		/** An extension. */
		EXTENSION,

		/** A schema. */
		SCHEMA

	}

	@Override
	public <R> R match(Function<? super DropByName, ? extends R> drop,
			Function<? super ChangeColumn, ? extends R> column, Function<? super ChangeSequence, ? extends R> sequence,
			Function<? super InsertRows, ? extends R> rows) {
		return drop.apply(this);
	}

}
