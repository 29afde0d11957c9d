package io.migrate.dialect;

import java.util.Set;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of tables that it was asked for. Immutable.
 *
 * @param currentSchema where a table without a schema in its name is made, or
 * {@code null} when that is not known
 * @param all all tables that were found, with their schemas
 * @param visible those of them that are meant by their names alone
 */
public record FoundTables(@Nullable String currentSchema, Set<QualifiedName> all, Set<QualifiedName> visible) {

	/** Nothing, where there is no database to ask. */
	public static final FoundTables NONE = new FoundTables(null, Set.of(), Set.of());

	public FoundTables {
		all = Set.copyOf(all);
		visible = Set.copyOf(visible);
	}

}
