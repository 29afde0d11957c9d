package io.migrate.execute;

import io.migrate.dialect.TableLoss;

/**
 * A table that a pending step takes away and has not made itself.
 *
 * @param loss what is lost
 * @param scope where the table is when its name has no schema
 * @param script the script that takes it away
 * @param line the line of the statement, counted from one
 */
public record PendingLoss(TableLoss loss, Scope scope, String script, int line) {

	/**
	 * Where a table without a schema in its name is.
	 */
	public enum Scope {

		/** Where the search path of the session finds it. */
		SEARCH_PATH,

		/** Where tables are made, since the plan has made it before. */
		CURRENT_SCHEMA,

		/** Anywhere, since the search path or the role was changed before. */
		UNKNOWN

	}

}
