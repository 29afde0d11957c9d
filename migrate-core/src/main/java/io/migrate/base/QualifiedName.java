package io.migrate.base;

import org.jspecify.annotations.Nullable;

/**
 * A name in a schema, such as the name of a table.
 *
 * @param schema the schema, or {@code null} for whatever the search path finds
 * @param name the name in that schema
 */
public record QualifiedName(@Nullable String schema, String name) {

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
