package io.migrate.dialect;

import java.util.List;

import io.migrate.base.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of populations: their bookkeeping, and what brings rows of a file into a table.
 * The writing statements are complete texts without parameters.
 */
public interface PopulationSql {

	/**
	 * Reads the last runs:
	 * {@code name, kind, state, checksum, rows, started_at, duration_ms, instance, error},
	 * and {@code batches, passed, estimate, position} of those that run in batches.
	 * @return a query
	 */
	String read();

	/**
	 * Records a run in place of the one before.
	 * @param run what to record
	 * @return a statement that hits one row
	 */
	String record(Run run);

	/**
	 * Whether a table has no row, and whether there is a unique constraint or index of
	 * certain columns; two booleans.
	 * @param table the table
	 * @param key the columns
	 * @return a query
	 */
	String look(QualifiedName table, List<String> key);

	/**
	 * The columns of a table that are there: {@code name, nullable, always} (whether the
	 * database numbers it and takes no other value in an update), {@code generated}
	 * (whether it calculates it, and takes no value at all), and {@code sequence}, the
	 * one that numbers it, as SQL takes it, or null.
	 * @param table the table
	 * @param columns the columns to look for
	 * @return a query
	 */
	String columns(QualifiedName table, List<String> columns);

	/**
	 * Finds keys that stand in several rows, and keys without a value: {@code key} as a
	 * text, and {@code whole} (whether it has all its values).
	 * @param table the table
	 * @param key the columns
	 * @return a query of at most a few rows
	 */
	String unusableKeys(QualifiedName table, List<String> key);

	/**
	 * Takes rows of a file, behind one line with names of columns.
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
	 * Finds what a merge would add and change: {@code missing} (whether the rows would be
	 * added), {@code rows}, how many, and {@code key}, that of one of them as a text.
	 * @param staging the rows
	 * @param table where they should be
	 * @param columns as for the merge
	 * @return a query of at most two rows; none where policies may hide what there is
	 */
	String differences(QualifiedName staging, QualifiedName table, MergedColumns columns);

	/**
	 * Brings rows from one table into another: those that are not there, and those that
	 * differ.
	 * @param staging where they are
	 * @param table where they go
	 * @param columns which are set, in a new row or in one that differs
	 * @return a statement that hits each row that it adds or changes
	 */
	String merge(QualifiedName staging, QualifiedName table, MergedColumns columns);

	/**
	 * Deletes rows that are not among others.
	 * @param staging the others
	 * @param table where rows are deleted
	 * @param key by which a row is known again
	 * @return a statement that hits each row that it deletes
	 */
	String deleteMissing(QualifiedName staging, QualifiedName table, List<String> key);

	/**
	 * Moves a sequence on past the greatest number of a column, and never back.
	 * @param sequence the sequence, as SQL takes it
	 * @param table the table
	 * @param column the column that it numbers
	 * @return a query
	 */
	String moveSequence(String sequence, QualifiedName table, String column);

	/**
	 * What a merge does with the columns of a table.
	 *
	 * @param all those that a new row gets
	 * @param key by which a row is known again; there must be a unique constraint or
	 * index of these columns
	 * @param updated those that a row that is there gets when one of them differs
	 */
	record MergedColumns(List<String> all, List<String> key, List<String> updated) {

	}

	/**
	 * A run.
	 *
	 * @param name the population
	 * @param kind what it is
	 * @param after ids of the revisions that it came after
	 * @param checksum what it ran, or {@code null} when nobody can tell
	 * @param outcome how it ended
	 * @param instance where it ran
	 */
	record Run(String name, String kind, List<String> after, @Nullable String checksum, Outcome outcome,
			String instance) {

	}

	/**
	 * How a run ended.
	 *
	 * @param state in one word
	 * @param rows how many rows it touched
	 * @param durationMs how long it took, or {@code null} for the time of the transaction
	 * so far
	 * @param error what went wrong, or {@code null} when nothing did
	 */
	record Outcome(String state, long rows, @Nullable Long durationMs, @Nullable String error) {

	}

}
