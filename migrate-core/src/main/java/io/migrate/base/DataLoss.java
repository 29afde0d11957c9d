package io.migrate.base;

import org.jspecify.annotations.Nullable;

/**
 * Data that a statement takes away, and that its opposite does not bring back.
 *
 * @param kind what is taken away
 * @param name its name as the statement has it: that of the table also for columns and
 * rows; {@code null} when it cannot be told
 * @param description what does it, such as {@code DROP TABLE users}
 */
public record DataLoss(Kind kind, @Nullable QualifiedName name, String description) {

	/**
	 * What is taken away.
	 */
	public enum Kind {

		/** A table. */
		TABLE,

		/** A column of a table, or an attribute of a composite type. */
		COLUMN,

		/** What the values of a column were before they were made into another type. */
		VALUES,

		/** Rows, or what they were before they were changed. */
		ROWS,

		/** A sequence, or how far it had come. */
		SEQUENCE,

		/** A schema with all that it has. */
		SCHEMA,

		/**
		 * Nobody knows: what Java does, what an anonymous block puts together, or what
		 * hangs on a type or an extension.
		 */
		UNKNOWN;

		/**
		 * Whether it belongs to a table.
		 * @return {@code true} if nothing is lost when the table was made just before
		 */
		public boolean isOfTable() {
			return this != SCHEMA && this != UNKNOWN;
		}

	}

}
