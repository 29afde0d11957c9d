package io.migrate.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows.
 *
 * @param table the table
 * @param columns the columns that are filled
 * @param rows the rows: for each column a value that {@link SqlValues#isKnown} knows
 */
public record InsertRows(QualifiedName table, List<String> columns,
		List<List<@Nullable Object>> rows) implements HandWritten {

	public InsertRows {
		columns = List.copyOf(columns);
		rows = rows.stream().map(InsertRows::copy).toList();
	}

	private static List<@Nullable Object> copy(List<@Nullable Object> row) {
		return Collections.unmodifiableList(new ArrayList<>(row));
	}

	@Override
	public <R> R match(Function<? super DropByName, ? extends R> drop,
			Function<? super ChangeColumn, ? extends R> column, Function<? super ChangeSequence, ? extends R> sequence,
			Function<? super InsertRows, ? extends R> rows) {
		return rows.apply(this);
	}

}
