package io.migrate.base;

/**
 * Where our tables are.
 *
 * @param schema the schema that holds them
 * @param prefix what their names begin with
 */
public record HistoryTables(String schema, String prefix) {

	/**
	 * The table of applied revisions.
	 * @return its name
	 */
	public QualifiedName revision() {
		return new QualifiedName(this.schema, this.prefix + "revision");
	}

	/**
	 * The journal.
	 * @return its name
	 */
	public QualifiedName event() {
		return new QualifiedName(this.schema, this.prefix + "event");
	}

	@Override
	public String toString() {
		return this.schema + "." + this.prefix;
	}

}
