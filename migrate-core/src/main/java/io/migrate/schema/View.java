package io.migrate.schema;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A view.
 *
 * @param name its name
 * @param definition its query without a semicolon
 * @param materialized whether its rows are kept
 * @param indexes its indexes, which only a materialised one has
 * @param options such as {@code security_barrier=true}
 * @param comment what people say about it, or {@code null}
 */
public record View(QualifiedName name, String definition, boolean materialized, List<Index> indexes,
		List<String> options, @Nullable String comment) {

	public View {
		indexes = List.copyOf(indexes);
		options = List.copyOf(options);
	}

}
