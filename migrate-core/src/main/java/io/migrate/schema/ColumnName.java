package io.migrate.schema;

import io.migrate.base.QualifiedName;

/**
 * A column and its table.
 *
 * @param table the table
 * @param column the column
 */
public record ColumnName(QualifiedName table, String column) {

	@Override
	public String toString() {
		return this.table + "." + this.column;
	}

}
