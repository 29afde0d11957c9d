package io.migrate.base;

import org.jspecify.annotations.Nullable;

/**
 * A name in a schema, such as the name of a table.
 *
 * @param schema the schema, or {@code null} for whatever the search path finds
 * @param name the name in that schema
 */
public record QualifiedName(@Nullable String schema, String name) {

	/**
	 * Reads a name as the catalog has it, without quotes.
	 * @param name with its schema and a dot, or alone
	 * @return the name
	 */
	public static QualifiedName of(String name) {
		int dot = name.indexOf('.');
		return (dot < 0) ? new QualifiedName(null, name)
				: new QualifiedName(name.substring(0, dot), name.substring(dot + 1));
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
