package io.migrate.dialect;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A statement that changes rows, or a part of one that does.
 *
 * @param description what it does with which table, such as {@code INSERT INTO roles}
 * @param table the table
 * @param position where it begins, an index into the text of the statement
 * @param filled the table that it does nothing with but fill it from a query, without a
 * schema when the table is temporary; {@code null} when it does anything else
 * @param adds whether it only adds rows, and leaves those alone that are there
 */
public record DataStatement(String description, QualifiedName table, int position, @Nullable QualifiedName filled,
		boolean adds) {

}
