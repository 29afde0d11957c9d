package io.migrate.diff;

import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.schema.NamePattern;
import io.migrate.schema.SchemaFilter;

/**
 * Tells what is looked at.
 *
 * @param filter what counts
 * @param protectedTables what is not ours
 */
record Visibility(SchemaFilter filter, List<NamePattern> protectedTables) {

	static Visibility of(DiffOptions options) {
		return new Visibility(options.filter(), options.protectedTables());
	}

	boolean has(QualifiedName name) {
		return this.filter.has(name);
	}

	boolean hasTable(QualifiedName table) {
		return this.filter.has(table) && this.protectedTables.stream().noneMatch((pattern) -> pattern.matches(table));
	}

	/**
	 * Whether a schema has tables that nobody is to know of.
	 * @param namespace the name of the schema
	 * @return {@code true} when it cannot go, whatever else it has
	 */
	boolean hides(String namespace) {
		Set<QualifiedName> hidden = this.filter.hidden();
		return !this.filter.hasSchema(namespace)
				|| hidden.stream().anyMatch((table) -> namespace.equals(table.schema()));
	}

}
