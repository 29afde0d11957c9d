package io.migrate.dialect;

import java.nio.charset.StandardCharsets;

import io.migrate.base.QualifiedName;

/**
 * Where our tables are.
 *
 * @param schema the schema that holds them
 * @param prefix what their names begin with
 */
public record HistoryTables(String schema, String prefix) {

	// PostgreSQL cuts names at 63 bytes, and ours would become one
	private static final int LONGEST_PREFIX = 40;

	public HistoryTables {
		if (schema.isBlank() || prefix.getBytes(StandardCharsets.UTF_8).length > LONGEST_PREFIX) {
			throw new IllegalArgumentException("Our tables need a schema, and a prefix of at most " + LONGEST_PREFIX
					+ " bytes: '" + schema + "', '" + prefix + "'");
		}
	}

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
