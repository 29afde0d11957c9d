package io.migrate.dialect;

import java.util.List;
import java.util.Map;

/**
 * What a table holds, so that it can be compared with what it held before.
 *
 * @param rows how many rows
 * @param key the columns by which the rows were put in order; without any, the values of
 * each column were put in order by themselves
 * @param columns what each column holds
 */
public record TableContents(long rows, List<String> key, Map<String, ColumnContents> columns) {

	public TableContents {
		key = List.copyOf(key);
		columns = Map.copyOf(columns);
	}

	/**
	 * What a column holds.
	 *
	 * @param values in how many rows it is not null
	 * @param digest tells whether it holds the same as another time, in the same order
	 */
	public record ColumnContents(long values, String digest) {

	}

}
