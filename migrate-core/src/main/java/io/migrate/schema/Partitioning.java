package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * How a table is divided, what it is a part of, or both.
 *
 * @param key what decides the part, such as {@code RANGE (created)}, or {@code null} when
 * it is not divided
 * @param parent the table of which it is a part, or {@code null}
 * @param bound which part, such as {@code FOR VALUES FROM (1) TO (2)} or {@code DEFAULT},
 * or {@code null} when it has no parent
 */
public record Partitioning(@Nullable String key, @Nullable QualifiedName parent, @Nullable String bound) {

}
