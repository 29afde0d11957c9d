package io.migrate.dialect;

import java.util.Collection;
import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of populations: their bookkeeping, and what brings rows of a file into a table.
 * The writing statements are complete texts without parameters.
 */
public interface PopulationSql {

	/**
	 * Makes the table of the bookkeeping where it is missing.
	 * @return a statement
	 */
	String createTable();

	/**
	 * Reads the last runs:
	 * {@code name, state, checksum, rows, started_at, duration_ms, instance, error}.
	 * @return a query
	 */
	String read();

	/**
	 * Records a run in its transaction, in place of the one before; it began with the
	 * transaction and has lasted until now.
	 * @param run what to record
	 * @return a statement that hits one row
	 */
	String record(Run run);

	/**
	 * Lets populations run again.
	 * @param names their names
	 * @return a statement
	 */
	String again(Collection<String> names);

	/**
	 * Whether a table has no row; one boolean.
	 * @param table the table
	 * @return a query
	 */
	String isEmpty(QualifiedName table);

	/**
	 * Takes rows of a file.
	 * @param table where they go
	 * @param columns the columns, in the order of the file
	 * @param nullText what stands for null
	 * @return a {@code COPY … FROM stdin}
	 */
	String copy(QualifiedName table, List<String> columns, String nullText);

	/**
	 * Makes a table of this session for rows on their way.
	 * @param name its name
	 * @param table where they go
	 * @param columns their columns
	 * @return a statement
	 */
	String createStaging(QualifiedName name, QualifiedName table, List<String> columns);

	/**
	 * Brings rows from one table into another: those that are not there, and those that
	 * differ.
	 * @param staging where they are
	 * @param table where they go
	 * @param columns their columns
	 * @param key by which a row is known again; there must be a unique constraint or
	 * index of these columns
	 * @return a statement that hits each row that it adds or changes
	 */
	String merge(QualifiedName staging, QualifiedName table, List<String> columns, List<String> key);

	/**
	 * Deletes rows that are not among others.
	 * @param staging the others
	 * @param table where rows are deleted
	 * @param key by which a row is known again
	 * @return a statement that hits each row that it deletes
	 */
	String deleteMissing(QualifiedName staging, QualifiedName table, List<String> key);

	/**
	 * Finds the sequences that number columns: {@code column, sequence}, the sequence as
	 * SQL takes it.
	 * @param table the table
	 * @param columns its columns
	 * @return a query
	 */
	String sequences(QualifiedName table, List<String> columns);

	/**
	 * Moves a sequence on past the greatest number of a column, and never back.
	 * @param sequence the sequence, as SQL takes it
	 * @param table the table
	 * @param column the column that it numbers
	 * @return a query
	 */
	String moveSequence(String sequence, QualifiedName table, String column);

	/**
	 * A run.
	 *
	 * @param name the population
	 * @param kind what it is
	 * @param state how it ended
	 * @param checksum what it ran, or {@code null} when nobody can tell
	 * @param rows how many rows it touched
	 * @param instance where it ran
	 * @param error what went wrong, or {@code null} when nothing did
	 */
	record Run(String name, String kind, String state, @Nullable String checksum, long rows, String instance,
			@Nullable String error) {

	}

}
