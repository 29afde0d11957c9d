package io.migrate.dialect;

import io.migrate.base.QualifiedName;

/**
 * A table or materialized view whose size a statement may change.
 *
 * @param name its name as the statement has it, or that of one of its indexes
 * @param kind what the statement says of it
 */
public record TouchedTable(QualifiedName name, Kind kind) {

	/**
	 * What a statement says of a table.
	 */
	public enum Kind {

		/** It is there. */
		THERE,

		/** It is made, or has this name from now on. */
		MADE,

		/** It is made unless it is there. */
		PERHAPS_MADE,

		/** The name is that of an index of it, which is there. */
		OF_INDEX,

		/** It is made for this session only, and hides others of this name. */
		TEMPORARY;

		/**
		 * Whether it may have been there before the statement.
		 * @return {@code false} for one that was surely made by it
		 */
		public boolean mayBeThere() {
			return this == THERE || this == PERHAPS_MADE || this == OF_INDEX;
		}

		/**
		 * Whether it may have been made by the statement.
		 * @return {@code false} for one that was there, and for a temporary one
		 */
		public boolean mayBeMade() {
			return this == MADE || this == PERHAPS_MADE;
		}

	}

}
