package io.migrate.operation;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a revision does with SQL of its own, with rows, and with Java.
 */
public interface DataOperations {

	/**
	 * Runs SQL as it is written, as in a file: placeholders are replaced, and statements
	 * that cannot run in a transaction run outside one.
	 * @param sql one statement or more, with semicolons between them
	 */
	void execute(String sql);

	/**
	 * Runs SQL outside a transaction whose effect the catalog cannot tell, so that it may
	 * run twice when it is interrupted.
	 * @param reason why that does no harm
	 * @param sql one statement
	 */
	void executeRerunnable(String reason, String sql);

	/**
	 * Inserts rows.
	 * @param table the table
	 * @param columns the columns that are filled
	 * @return the rows, which are to be added
	 */
	InsertSpec bulkInsert(String table, String... columns);

	/**
	 * Inserts rows.
	 * @param table the table
	 * @param rows values by column; all of them have the same columns
	 */
	void bulkInsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows);

	/**
	 * A value that the database computes, for {@link #bulkInsert}.
	 * @param expression such as {@code now()}
	 * @return the value
	 */
	default SqlExpression sql(String expression) {
		return new SqlExpression(expression);
	}

	/**
	 * Runs Java with a way to the database, in the transaction of the revision and on its
	 * connection. A revision that does has no SQL to be shown: no script can be written
	 * of it, and a downgrade that does is not kept in the database, so that it needs this
	 * class.
	 * @param work what to do; when the revision is rolled back and tried again, it is
	 * called again
	 */
	void jdbc(JdbcWork work);

	/**
	 * Does what an operation says.
	 * @param operation the operation
	 */
	void apply(Operation operation);

}
