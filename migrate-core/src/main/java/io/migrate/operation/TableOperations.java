package io.migrate.operation;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What a revision does with tables and their columns.
 */
public interface TableOperations {

	/**
	 * Makes a table.
	 * @param name its name
	 * @param table says what it has
	 */
	void createTable(String name, Consumer<TableSpec> table);

	/**
	 * Drops a table.
	 * @param name its name
	 * @param options how
	 */
	void dropTable(String name, DropOption... options);

	/**
	 * Gives a table another name, another schema, or both.
	 * @param name its name
	 * @param to its new name
	 */
	void renameTable(String name, String to);

	/**
	 * Adds a column.
	 * @param table the table
	 * @param name the name of the column
	 * @param type its type
	 * @return the column, of which more can be said
	 */
	ColumnSpec addColumn(String table, String name, String type);

	/**
	 * Drops a column.
	 * @param table the table
	 * @param name the name of the column
	 * @param options how
	 */
	void dropColumn(String table, String name, DropOption... options);

	/**
	 * Gives a column another name.
	 * @param table the table
	 * @param name the name of the column
	 * @param to its new name
	 */
	void renameColumn(String table, String name, String to);

	/**
	 * Changes a column.
	 * @param table the table
	 * @param name the name of the column
	 * @return the changes, of which at least one must be said
	 */
	ColumnAlteration alterColumn(String table, String name);

	/**
	 * Sets what people say about a table.
	 * @param table the table
	 * @param comment a text, or {@code null} for nothing
	 */
	void commentOnTable(String table, @Nullable String comment);

	/**
	 * Sets what people say about a column.
	 * @param table the table
	 * @param name the name of the column
	 * @param comment a text, or {@code null} for nothing
	 */
	void commentOnColumn(String table, String name, @Nullable String comment);

}
