package io.migrate.dialect;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of populations that run in batches. All statements are complete texts without
 * parameters. A transaction locks the row of the population before those of its batches,
 * or only one of the latter.
 */
public interface BatchSql {

	/**
	 * Looks at the columns by which a table is walked through, in their order:
	 * {@code type} as SQL takes it, or null when there is no such column,
	 * {@code nullable}, and for the whole of them {@code is_unique}, whether there is a
	 * unique index of exactly these columns in this order.
	 * @param table the table
	 * @param columns the columns
	 * @return a query
	 */
	String key(QualifiedName table, List<String> columns);

	/**
	 * Puts a population back to its beginning, once it is recorded as partial.
	 * @param population its name
	 * @param table the table, which need not be there
	 * @return the statements
	 */
	List<String> restart(String population, QualifiedName table);

	/**
	 * Lets one that failed go on.
	 * @param population its name
	 * @param instance where it goes on
	 * @return a statement
	 */
	String goOn(String population, String instance);

	/**
	 * Locks the row of a population until the transaction ends.
	 * @param population its name
	 * @return a query of no column
	 */
	String lock(String population);

	/**
	 * Where a population stands: {@code state, checksum, position} (an array of texts),
	 * {@code exhausted, open} (how many batches are not done),
	 * {@code elapsed_ms, batches,
	 * rows, passed, estimate, error}. It is true until the transaction ends if the row
	 * was locked by a statement before.
	 * @param population its name
	 * @return a query
	 */
	String look(String population);

	/**
	 * Cuts the next batch off the table, if there are rows left, and adds up those that
	 * are done. The row of the population must be locked.
	 * @param population its name
	 * @param table the table
	 * @param from behind which key
	 * @param rows how many rows the batch has at most; with fewer, the table is at its
	 * end
	 * @return a statement that hits one row
	 */
	String cut(String population, QualifiedName table, Key from, int rows);

	/**
	 * Lets the commit of one transaction be answered before it is on disk.
	 * @return a statement whose effect ends with the transaction
	 */
	String unhurried();

	/**
	 * Takes a batch that nobody has, until the transaction ends:
	 * {@code number, above, upto} (arrays of texts), {@code size}.
	 * @param population its name
	 * @param checksum of the version that must be under way
	 * @return a query of one row, or of none
	 */
	String claim(String population, String checksum);

	/**
	 * Marks a batch as done.
	 * @param population its name
	 * @param number which batch
	 * @param rows how many rows it changed
	 * @return a statement that hits one row
	 */
	String done(String population, long number, long rows);

	/**
	 * Marks a population as done and forgets its batches. Its row must be locked.
	 * @param population its name
	 * @param instance where it ended
	 * @return a statement that hits one row
	 */
	String finish(String population, String instance);

	/**
	 * Marks a population as failed, if it is under way.
	 * @param population its name
	 * @param checksum of the version that is under way
	 * @param instance where it failed
	 * @param error what went wrong
	 * @return a statement
	 */
	String fail(String population, String checksum, String instance, String error);

	/**
	 * Moves a population that runs in batches from one state to another.
	 * @param population its name
	 * @param from the states in one of which it must be
	 * @param to the state that it gets
	 * @return a statement that gives one row if it hits one
	 */
	String move(String population, List<String> from, String to);

	/**
	 * A condition that holds for the rows behind one key and up to another, and that an
	 * index answers.
	 * @param alias what the table is called in the statement, or {@code null}
	 * @param above behind which key
	 * @param upto up to which key
	 * @return the condition
	 */
	String condition(@Nullable String alias, Key above, Key upto);

	/**
	 * A place in a table.
	 *
	 * @param columns the columns of a unique key, in its order
	 * @param values a value of each as text, or nothing at the beginning of the table
	 */
	record Key(List<KeyColumn> columns, @Nullable List<String> values) {

		public Key {
			columns = List.copyOf(columns);
			values = (values != null) ? List.copyOf(values) : null;
		}

	}

	/**
	 * A column of a key.
	 *
	 * @param name its name
	 * @param type its type, as SQL takes it
	 */
	record KeyColumn(String name, String type) {

	}

}
