package io.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.TableContents;
import io.migrate.dialect.TableContents.ColumnContents;
import io.migrate.dialect.postgresql.FillableTable.Column;

/**
 * Tells what a table holds, in one query.
 */
final class TableDigests {

	private TableDigests() {
	}

	/**
	 * Asks.
	 * @param dialect knows how names are quoted
	 * @param table the table
	 * @param statement asks the server
	 * @return what it holds
	 */
	static TableContents of(Dialect dialect, FillableTable table, Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(query(dialect, table))) {
			row.next();
			Map<String, ColumnContents> columns = new HashMap<>();
			for (int i = 0; i < table.columns().size(); i++) {
				columns.put(table.columns().get(i).name(),
						new ColumnContents(row.getLong(2 * i + 2), row.getString(2 * i + 3)));
			}
			return new TableContents(row.getLong(1), table.key(), columns);
		}
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
