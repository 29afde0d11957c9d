package io.migrate.populate;

import java.util.List;

import io.migrate.base.QualifiedName;

/**
 * Where the rows of a file go.
 *
 * @param table the table
 * @param columns the columns, in the order of the file
 * @param key the columns by which a row is known again
 * @param deletesMissing whether rows that the file does not have are deleted
 * @param nullText what stands for null; an empty field without quotes as a rule
 * @param lines where all that stands
 */
public record CsvRows(QualifiedName table, List<String> columns, List<String> key, boolean deletesMissing,
		String nullText, Lines lines) {

	public CsvRows {
		columns = List.copyOf(columns);
		key = List.copyOf(key);
	}

	/**
	 * Lines of the file, counted from one.
	 *
	 * @param table names the table
	 * @param key names the key
	 * @param columns names the columns; the rows follow
	 */
	public record Lines(int table, int key, int columns) {

	}

}
