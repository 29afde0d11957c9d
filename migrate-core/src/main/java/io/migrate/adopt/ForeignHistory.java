package io.migrate.adopt;

import io.migrate.base.QualifiedName;

/**
 * The table in which another tool keeps what is applied.
 *
 * @param tool the tool
 * @param table the table; without a schema, the search path finds it
 */
public record ForeignHistory(Tool tool, QualifiedName table) {

	/**
	 * The table as the tool calls it when nothing else is said.
	 * @param tool the tool
	 * @return the table in the search path
	 */
	public static ForeignHistory of(Tool tool) {
		return new ForeignHistory(tool, new QualifiedName(null, tool.table));
	}

	/**
	 * The tools whose tables can be read.
	 */
	public enum Tool {

		/** {@code alembic_version}. */
		ALEMBIC("alembic_version", "version_num"),

		/** {@code flyway_schema_history}. */
		FLYWAY("flyway_schema_history", "installed_rank, version, type, script, success");

		private final String table;

		private final String columns;

		Tool(String table, String columns) {
			this.table = table;
			this.columns = columns;
		}

		/**
		 * The columns that are read, separated by commas.
		 */
		String columns() {
			return this.columns;
		}

	}

}
