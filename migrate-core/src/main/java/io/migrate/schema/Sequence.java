package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param name its name
 * @param type the type of its values
 * @param options how it counts
 * @param owner the column that it goes with when that is dropped, or {@code null}
 * @param comment what people say about it, or {@code null}
 */
public record Sequence(QualifiedName name, String type, SequenceOptions options, @Nullable ColumnName owner,
		@Nullable String comment) {

}
