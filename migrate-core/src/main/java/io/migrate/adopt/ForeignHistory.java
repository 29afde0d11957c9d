package io.migrate.adopt;

import java.util.Locale;

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
		ALEMBIC("Alembic", "alembic_version", "version_num"),

		/** {@code flyway_schema_history}. */
		FLYWAY("Flyway", "flyway_schema_history", "installed_rank, version, type, script, success");

		private final String title;

		private final String table;

		private final String columns;

		Tool(String title, String table, String columns) {
			this.title = title;
			this.table = table;
			this.columns = columns;
		}

		/**
		 * The name of the tool, for people.
		 */
		String title() {
			return this.title;
		}

		/**
		 * The columns that are read, separated by commas.
		 */
		String columns() {
			return this.columns;
		}

		/**
		 * How it is written as an option.
		 */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
