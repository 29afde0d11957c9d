package io.migrate.dialect;

import io.migrate.base.QualifiedName;

/**
 * A table that a statement takes from those who use it, or a schema with all its tables.
 *
 * @param kind what happens to it
 * @param name the name of the table as the statement has it; that of the schema when it
 * is a whole one
 */
public record TableLoss(Kind kind, QualifiedName name) {

	/**
	 * What happens to a table.
	 */
	public enum Kind {

		/** The table is gone. */
		DROP("drops", false),

		/** The table has another name. */
		RENAME("renames", false),

		/** The table is in another schema. */
		MOVE("moves", false),

		/** The table has no rows. */
		EMPTY("empties", false),

		/** The schema is gone with all that it has. */
		DROP_SCHEMA("drops the schema", true),

		/** The schema has another name. */
		RENAME_SCHEMA("renames the schema", true);

		private final String verb;

		private final boolean wholeSchema;

		Kind(String verb, boolean wholeSchema) {
			this.verb = verb;
			this.wholeSchema = wholeSchema;
		}

		/**
		 * What a statement does, before the name.
		 * @return a few words, such as {@code drops}
		 */
		public String verb() {
			return this.verb;
		}

		/**
		 * Whether it happens to all tables of a schema.
		 * @return {@code true} if the name is that of the schema
		 */
		public boolean isOfSchema() {
			return this.wholeSchema;
		}

	}

}
