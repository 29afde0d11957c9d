package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * How a table is divided, what it is a part of, or both. A part that has no columns here
 * has everything from its parent; one that has some is made by itself and then attached,
 * and must have all that the parent has.
 *
 * @param key what decides the part, such as {@code RANGE (created)}, or {@code null} when
 * it is not divided
 * @param parent the table of which it is a part, or {@code null}
 * @param bound which part, such as {@code FOR VALUES FROM (1) TO (2)} or {@code DEFAULT},
 * or {@code null} when it has no parent
 */
public record Partitioning(@Nullable String key, @Nullable QualifiedName parent, @Nullable String bound) {

}
