package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.SampleRows;
import io.migrate.dialect.TableContents;
import io.migrate.dialect.TransactionState;
import io.migrate.dialect.postgresql.FillableTable.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are made up for tables of PostgreSQL. Each row stands behind a savepoint, so
 * that one that is refused does no harm. Constraints are looked at at once, so that no
 * commit fails, and nothing is left to be looked at when a table is altered.
 */
final class PostgresSampleRows implements SampleRows {

	private static final String AT_ONCE = "SET CONSTRAINTS ALL IMMEDIATE";

	private final Dialect dialect;

	PostgresSampleRows(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public Filling fill(Connection connection, Taste taste) throws SQLException {
		return inTransaction(connection, (statement) -> {
			List<FillableTable> tables = FillableTables.tables(connection);
			Set<Long> filled = filled(tables, statement);
			List<FillableTable> waiting = new ArrayList<>(tables);
			waiting.removeIf((table) -> filled.contains(table.id()));
			List<Long> numbers = new ArrayList<>();
			Map<QualifiedName, String> unfilled = new LinkedHashMap<>();
			FillableTable next = next(waiting, filled);
			while (next != null) {
				waiting.remove(next);
				String reason = new TrialInsertion(this.dialect, next, taste, statement).fill();
				if (reason == null) {
					filled.add(next.id());
					numbers.add(next.id());
				}
				else {
					unfilled.put(next.name(), reason);
				}
				next = next(waiting, filled);
			}
			waiting.forEach((table) -> unfilled.put(table.name(), "it needs rows of " + missing(table, filled)));
			return new Filling(numbers, unfilled);
		});
	}

	private Set<Long> filled(List<FillableTable> tables, Statement statement) throws SQLException {
		Set<Long> filled = new HashSet<>();
		if (!tables.isEmpty()) {
			try (ResultSet row = statement.executeQuery(TableDigests.filled(this.dialect, tables))) {
				while (row.next()) {
					filled.add(row.getLong(1));
				}
			}
		}
		return filled;
	}

	// Where there is a circle, one that can do without the others goes first
	private static @Nullable FillableTable next(List<FillableTable> waiting, Set<Long> filled) {
		Set<Long> to = waiting.stream().map(FillableTable::id).collect(Collectors.toSet());
		return waiting.stream()
			.filter((table) -> table.references()
				.stream()
				.allMatch((reference) -> reference.table() == table.id() || !to.contains(reference.table())
						&& (filled.contains(reference.table()) || !table.needs(reference))))
			.findFirst()
			.orElseGet(() -> waiting.stream()
				.filter((table) -> table.references()
					.stream()
					.allMatch((reference) -> filled.contains(reference.table()) || !table.needs(reference)))
				.findFirst()
				.orElse(null));
	}

	private static String missing(FillableTable table, Set<Long> filled) {
		return table.references()
			.stream()
			.filter((reference) -> table.needs(reference) && !filled.contains(reference.table()))
			.map(Reference::parent)
			.map(QualifiedName::toString)
			.distinct()
			.collect(Collectors.joining(", "));
	}

	@Override
	public void clear(Connection connection, Filling filling) throws SQLException {
		if (filling.tables().isEmpty()) {
			return;
		}
		String numbers = filling.tables().stream().map(String::valueOf).collect(Collectors.joining(", "));
		inTransaction(connection, (statement) -> {
			List<String> names = new ArrayList<>();
			try (ResultSet row = statement.executeQuery("""
					SELECT format('%%I.%%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
					JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
					WHERE c.oid IN (%s) AND c.relkind IN ('r', 'p') ORDER BY 1""".formatted(numbers))) {
				while (row.next()) {
					names.add(row.getString(1));
				}
			}
			if (!names.isEmpty() && !succeeds("TRUNCATE " + String.join(", ", names), statement)) {
				delete(names, statement);
			}
			return true;
		});
	}

	// Others may lead to a table, so that rows go one table after the other
	private static void delete(List<String> names, Statement statement) throws SQLException {
		List<String> left = new ArrayList<>(names);
		int before = left.size() + 1;
		while (!left.isEmpty() && left.size() < before) {
			before = left.size();
			for (String name : List.copyOf(left)) {
				if (succeeds("DELETE FROM " + name, statement)) {
					left.remove(name);
				}
			}
		}
	}

	private static boolean succeeds(String sql, Statement statement) throws SQLException {
		try {
			statement.execute("SAVEPOINT migrate_sample;" + sql + ";RELEASE SAVEPOINT migrate_sample");
			return true;
		}
		catch (SQLException ex) {
			statement.execute("ROLLBACK TO SAVEPOINT migrate_sample");
			return false;
		}
	}

	@Override
	public Map<QualifiedName, TableContents> contents(Connection connection) throws SQLException {
		List<FillableTable> tables = FillableTables.tables(connection);
		if (tables.isEmpty()) {
			return Map.of();
		}
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			return TableDigests.of(this.dialect, tables, statement);
		}
	}

	private <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
		boolean own = this.dialect.transactionState(connection) == TransactionState.NONE;
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(own ? "BEGIN;" + AT_ONCE : AT_ONCE);
			T result = work.with(statement);
			if (own) {
				statement.execute("COMMIT");
			}
			return result;
		}
	}

	/**
	 * What is done in a transaction.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	private interface Work<T> {

		T with(Statement statement) throws SQLException;

	}

}
