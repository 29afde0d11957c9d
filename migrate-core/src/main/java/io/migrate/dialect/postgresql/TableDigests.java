package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.TableContents;
import io.migrate.dialect.TableContents.ColumnContents;
import io.migrate.dialect.postgresql.FillableTable.Column;

/**
 * Tells what tables hold.
 */
final class TableDigests {

	private TableDigests() {
	}

	/**
	 * Asks, in one round trip.
	 * @param dialect knows how names are quoted
	 * @param tables the tables, not none
	 * @param statement asks the server
	 * @return what each holds
	 */
	static Map<QualifiedName, TableContents> of(Dialect dialect, List<FillableTable> tables, Statement statement)
			throws SQLException {
		CatalogAnswers answers = CatalogAnswers.of(statement,
				tables.stream().map((table) -> query(dialect, table)).collect(Collectors.joining(";")));
		Map<QualifiedName, TableContents> contents = new HashMap<>();
		for (FillableTable table : tables) {
			CatalogRow row = answers.next();
			row.next();
			contents.put(table.name(), read(table, row));
		}
		return contents;
	}

	private static TableContents read(FillableTable table, CatalogRow row) throws SQLException {
		long rows = Long.parseLong(row.text());
		Map<String, ColumnContents> columns = new HashMap<>();
		for (Column column : table.columns()) {
			columns.put(column.name(), new ColumnContents(Long.parseLong(row.text()), row.text()));
		}
		return new TableContents(rows, table.key(), columns);
	}

	private static String query(Dialect dialect, FillableTable table) {
		String key = table.key()
			.stream()
			.map((name) -> dialect.quote(name) + "::text COLLATE \"C\"")
			.collect(Collectors.joining(", "));
		StringBuilder query = new StringBuilder("SELECT count(*)");
		for (Column column : table.columns()) {
			String name = dialect.quote(column.name());
			String value = "coalesce(md5(" + name + "::text), '-')";
			query.append(", count(")
				.append(name)
				.append("), md5(coalesce(string_agg(")
				.append(value)
				.append(", '' ORDER BY ")
				.append(key.isEmpty() ? value : key)
				.append("), ''))");
		}
		return query.append(" FROM ").append(dialect.quote(table.name())).toString();
	}

	/**
	 * Asks which tables have rows.
	 * @param dialect knows how names are quoted
	 * @param tables the tables, not none
	 * @return a query for their numbers
	 */
	static String filled(Dialect dialect, List<FillableTable> tables) {
		return tables.stream()
			.map((table) -> "SELECT " + table.id() + " WHERE EXISTS (SELECT FROM " + dialect.quote(table.name()) + ")")
			.collect(Collectors.joining(" UNION ALL "));
	}

}
