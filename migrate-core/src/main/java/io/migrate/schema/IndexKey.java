package io.migrate.schema;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What an index is searched by.
 *
 * @param text a column, or an expression without the brackets that an index wants around
 * most of them
 * @param column whether it is the name of a column, which is quoted where that is needed
 * @param collation its collation, or {@code null} for that of the column
 * @param operatorClass how it is compared, or {@code null} for the default of its type;
 * with parameters when it has some
 * @param descending whether the greatest comes first
 * @param nullsFirst whether nulls come first; the default is what {@code descending} says
 */
public record IndexKey(String text, boolean column, @Nullable QualifiedName collation, @Nullable String operatorClass,
		boolean descending, boolean nullsFirst) {

	/**
	 * A column, ascending.
	 * @param column the name of the column
	 * @return the key
	 */
	public static IndexKey column(String column) {
		return new IndexKey(column, true, null, null, false, false);
	}

	/**
	 * An expression, ascending.
	 * @param expression the expression
	 * @return the key
	 */
	public static IndexKey expression(String expression) {
		return new IndexKey(expression, false, null, null, false, false);
	}

}
