package io.migrate.populate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.base.Problems;
import io.migrate.dialect.PopulationSql.MergedColumns;
import io.migrate.dialect.PopulationSql;
import io.migrate.schema.Column;
import io.migrate.session.StatementBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * The table that the rows of a file go to, as it is.
 *
 * @param empty whether it has no row
 * @param columns the columns that the file fills
 */
record CsvTarget(boolean empty, List<Column> columns) {

	/**
	 * Looks at the table.
	 * @param batch the transaction
	 * @param population the file
	 * @param sql asks
	 * @return the table
	 * @throws InvalidPopulationsException if it cannot take the rows
	 */
	static CsvTarget look(StatementBatch batch, CsvPopulation population, PopulationSql sql) {
		CsvRows rows = population.rows();
		Look look = query(batch, population, sql.look(rows.table(), rows.key()),
				(row, number) -> new Look(row.getBoolean(1), row.getBoolean(2)))
			.get(0);
		List<Column> columns = query(batch, population, sql.columns(rows.table(), rows.columns()), CsvTarget::column);
		Problems problems = new Problems();
		rows.columns()
			.stream()
			.filter((name) -> columns.stream().noneMatch((column) -> column.name().equals(name)))
			.forEach((name) -> problems.add(population.source(), rows.firstLine() - 1,
					"the table " + rows.table() + " has no column '" + name + "'"));
		if (problems.isEmpty() && !look.unique()) {
			problems.add(population.source(), 0,
					"the table " + rows.table() + " has no unique constraint or index of exactly the key columns "
							+ rows.key() + ", so that a row cannot be known again");
		}
		problems.throwIfAny(InvalidPopulationsException::new);
		return new CsvTarget(look.empty(), columns);
	}

	static <T> List<T> query(StatementBatch batch, CsvPopulation population, String sql, RowMapper<T> row) {
		return batch.ask(population.source(), (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
				return new RowMapperResultSetExtractor<>(row).extractData(found);
			}
		});
	}

	private static Column column(ResultSet row, int number) throws SQLException {
		return new Column(row.getString("name"), row.getBoolean("nullable"), row.getBoolean("always"),
				row.getString("sequence"));
	}

	/**
	 * Whether a row of the table may have no key.
	 * @param key the key columns
	 * @return {@code true} when one of them takes nulls
	 */
	boolean mayLackKey(List<String> key) {
		return this.columns.stream().anyMatch((column) -> column.nullable() && key.contains(column.name()));
	}

	/**
	 * What becomes of the columns of a row that may be there already.
	 * @param rows the columns of the file
	 * @return all of them, and those that are brought up to date
	 */
	MergedColumns merged(CsvRows rows) {
		List<String> updated = rows.columns()
			.stream()
			.filter((name) -> !rows.key().contains(name))
			.filter((name) -> this.columns.stream()
				.noneMatch((column) -> column.name().equals(name) && column.always()))
			.toList();
		return new MergedColumns(rows.columns(), rows.key(), updated);
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param nullable whether it takes nulls
	 * @param always whether the database numbers it, and an update cannot
	 * @param sequence what numbers it, as SQL takes it, or {@code null}
	 */
	record Column(String name, boolean nullable, boolean always, @Nullable String sequence) {

	}

	private record Look(boolean empty, boolean unique) {

	}

}
