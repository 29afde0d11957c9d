package io.migrate.dialect;

import io.migrate.base.QualifiedName;

/**
 * A table or materialized view whose size a statement may change.
 *
 * @param name its name as the statement has it, or that of one of its indexes
 * @param kind what the statement does with it
 */
public record TouchedTable(QualifiedName name, Kind kind) {

	/**
	 * What a statement does with a table.
	 */
	public enum Kind {

		/** It is there, and is changed or dropped. */
		CHANGED,

		/** It is there, and its rows are changed. */
		FILLED,

		/** It is made without rows. */
		MADE,

		/** It is made without rows unless it is there. */
		PERHAPS_MADE,

		/** It is made with rows. */
		MADE_FULL,

		/** It is made with rows unless it is there. */
		PERHAPS_MADE_FULL,

		/** It has this name from now on. */
		RENAMED,

		/** It is there, and an index of this name is dropped or made anew. */
		OF_INDEX,

		/** It is made for this session only, and hides others of this name. */
		TEMPORARY;

	}

}
