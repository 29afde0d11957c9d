package io.migrate.diff;

import org.jspecify.annotations.Nullable;

/**
 * What one database product knows about types and expressions. Implementations are
 * stateless and thread-safe.
 */
public interface DiffRules {

	/**
	 * Writes a name as the server prints it in an expression.
	 * @param name the name as it is
	 * @return the name, quoted where that is needed
	 */
	String identifier(String name);

	/**
	 * Whether two types are one that is written in two ways.
	 * @param type a type
	 * @param other another one, which is not equal
	 * @return {@code true} when columns of both behave alike in everything
	 */
	boolean isSame(String type, String other);

	/**
	 * Whether a column without a length or a number of digits holds what one is to hold
	 * of which nobody stated that, so that it has what is usual in Java.
	 * @param type the type as it is
	 * @param desired the type as it is to be
	 * @return {@code true} when nothing has to be done
	 */
	boolean holdsUnstatedLength(String type, String desired);

	/**
	 * Whether each row has to be written anew when a column gets another type.
	 * @param from the type as it is, not a domain
	 * @param to the type as it is to be, not a domain
	 * @return {@code false} where the server only changes its catalog
	 */
	boolean rewrites(String from, String to);

	/**
	 * Whether values lose digits without a word when a column gets another type.
	 * @param from the type as it is
	 * @param to the type as it is to be
	 * @return {@code true} when they may
	 */
	boolean rounds(String from, String to);

	/**
	 * What makes values of one type from those of another.
	 * @param column the column
	 * @param from its type as it is, not a domain
	 * @param to its type as it is to be
	 * @return an expression, or {@code null} where the server knows without one
	 */
	@Nullable String conversion(String column, String from, String to);

	/**
	 * Whether an expression may have another value for each row, so that a new column
	 * with this default makes the server write each row anew.
	 * @param expression the default
	 * @return {@code false} where it surely has the same value for all
	 */
	boolean isVolatile(String expression);

}
