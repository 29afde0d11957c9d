package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param name its name
 * @param type its type as the server prints it, such as {@code character varying(255)} or
 * {@code public.mood[]}
 * @param nullable whether it may be null
 * @param value what it has when nobody says, or {@code null} for nothing
 * @param collation its collation, or {@code null} for that of its type
 * @param comment what people say about it, or {@code null}
 */
public record Column(String name, String type, boolean nullable, @Nullable ColumnValue value,
		@Nullable QualifiedName collation, @Nullable String comment) {

}
