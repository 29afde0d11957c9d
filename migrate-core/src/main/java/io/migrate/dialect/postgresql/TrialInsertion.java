package io.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.SampleRows.Taste;
import io.migrate.dialect.postgresql.FillableTable.Column;
import io.migrate.dialect.postgresql.FillableTable.Reference;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Fills one table by trial: where a row is refused, the columns that the refusal is about
 * get other values. What is chosen is the same each time. Not thread-safe.
 */
final class TrialInsertion {

	private static final int ATTEMPTS = 80;

	// Null would meet most conditions, and show little
	private static final int WITHOUT_NULL = 20;

	private static final int FEWEST = 4;

	private static final int MOST = 12;

	private static final int PLAIN_VALUES = 1000;

	private static final int SEED = 7;

	// Of the SQL standard
	private static final String DATA_EXCEPTION = "22";

	private final Dialect dialect;

	private final FillableTable table;

	private final Taste taste;

	private final Statement statement;

	private final Random random = new Random(SEED);

	private final Map<String, @Nullable String> values = new LinkedHashMap<>();

	private final Map<Reference, List<List<String>>> keys = new LinkedHashMap<>();

	private final Set<String> required = new HashSet<>();

	private final Map<String, Integer> tried = new HashMap<>();

	private Set<String> blamed = Set.of();

	private String refusal = "";

	TrialInsertion(Dialect dialect, FillableTable table, Taste taste, Statement statement) {
		this.dialect = dialect;
		this.table = table;
		this.taste = taste;
		this.statement = statement;
		table.columns().stream().filter(Column::required).forEach((column) -> this.required.add(column.name()));
	}

	/**
	 * Puts rows into the table.
	 * @return why it has none, or {@code null} when it has
	 */
	@Nullable String fill() throws SQLException {
		int rows = rows();
		boolean going = true;
		for (int row = 0; going && row < rows; row++) {
			going = insert(row);
			if (row == 0 && !going) {
				return this.refusal;
			}
		}
		return null;
	}

	// Every value of an enum type is to be seen
	private int rows() {
		int most = this.table.columns().stream().mapToInt((column) -> column.type().labels().size()).max().orElse(0);
		return Math.max(FEWEST, Math.min(MOST, most));
	}

	private boolean insert(int row) throws SQLException {
		for (Reference reference : this.table.references()) {
			if (row == 0 || reference.table() == this.table.id()) {
				this.keys.put(reference, keys(reference));
			}
		}
		for (Column column : columns()) {
			this.values.put(column.name(), first(column, row));
		}
		this.table.references().forEach((reference) -> refer(reference, row, row == 1));
		this.blamed = this.values.keySet();
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			PSQLException failure = tryOut();
			if (failure == null) {
				return true;
			}
			this.refusal = this.dialect.error(failure).headline();
			this.blamed = blamed(failure);
			choose(this.blamed, attempt >= WITHOUT_NULL);
		}
		return false;
	}

	private @Nullable PSQLException tryOut() throws SQLException {
		try {
			this.statement.execute("SAVEPOINT migrate_sample;" + insertion() + ";RELEASE SAVEPOINT migrate_sample");
			return null;
		}
		catch (PSQLException ex) {
			this.statement.execute("ROLLBACK TO SAVEPOINT migrate_sample");
			return ex;
		}
	}

	private String insertion() {
		String into = "INSERT INTO " + this.dialect.quote(this.table.name());
		if (this.values.isEmpty()) {
			return into + " DEFAULT VALUES";
		}
		String names = this.values.keySet().stream().map(this.dialect::quote).collect(Collectors.joining(", "));
		return into + " (" + names + ") VALUES ("
				+ columns().stream().map(this::literal).collect(Collectors.joining(", ")) + ")";
	}

	private String literal(Column column) {
		String value = this.values.get(column.name());
		return (value == null) ? "NULL" : "CAST(" + this.dialect.literal(value) + " AS " + column.declared() + ")";
	}

	private List<Column> columns() {
		return this.table.columns().stream().filter((column) -> !column.given()).toList();
	}

	// The second row is as empty as can be
	private @Nullable String first(Column column, int row) {
		if (row == 1 && !this.required.contains(column.name())) {
			return null;
		}
		List<String> extremes = (this.taste == Taste.EXTREME) ? ValueSupply.extremes(column.type()) : List.of();
		return (row < extremes.size()) ? extremes.get(row) : ValueSupply.plain(column.type(), row);
	}

	private Set<String> blamed(PSQLException failure) {
		ServerErrorMessage message = failure.getServerErrorMessage();
		Set<String> names = new LinkedHashSet<>();
		if (message != null && message.getConstraint() != null) {
			names.addAll(this.table.columnsOf(message.getConstraint()));
		}
		if (message != null && message.getColumn() != null) {
			names.add(message.getColumn());
			this.required.add(message.getColumn());
		}
		names.retainAll(this.values.keySet());
		if (!names.isEmpty()) {
			return names;
		}
		// What a type does not take was chosen just now
		boolean malformed = String.valueOf(failure.getSQLState()).startsWith(DATA_EXCEPTION);
		return malformed ? this.blamed : this.values.keySet();
	}

	private void choose(Set<String> names, boolean withNull) {
		for (Column column : columns()) {
			if (names.contains(column.name())) {
				boolean empty = withNull && !this.required.contains(column.name()) && this.random.nextInt(4) == 0;
				this.values.put(column.name(), empty ? null : (names.size() == 1) ? next(column) : any(column));
			}
		}
		for (Reference reference : this.table.references()) {
			if (reference.columns().stream().anyMatch(names::contains)) {
				refer(reference, this.random.nextInt(MOST), withNull && this.random.nextInt(4) == 0);
			}
		}
	}

	// What only one column has to meet is found soonest in order
	private String next(Column column) {
		List<String> pool = new ArrayList<>(column.hints());
		pool.addAll(pool(column));
		int number = this.tried.merge(column.name(), 1, Integer::sum) - 1;
		return (pool.isEmpty() || number % 4 == 3) ? any(column) : pool.get((number - number / 4) % pool.size());
	}

	private String any(Column column) {
		int chance = this.random.nextInt(4);
		if (chance < 2 && !column.hints().isEmpty()) {
			return any(column.hints());
		}
		List<String> pool = pool(column);
		return (chance < 3 && !pool.isEmpty()) ? any(pool)
				: ValueSupply.plain(column.type(), this.random.nextInt(PLAIN_VALUES));
	}

	private List<String> pool(Column column) {
		List<String> pool = new ArrayList<>(ValueSupply.forms(column.type()));
		if (this.taste == Taste.EXTREME) {
			pool.addAll(ValueSupply.extremes(column.type()));
		}
		return pool;
	}

	private String any(List<String> pool) {
		return pool.get(this.random.nextInt(pool.size()));
	}

	// The first row of a table that leads to itself may lead to itself
	private void refer(Reference reference, int number, boolean empty) {
		List<List<String>> rows = this.keys.getOrDefault(reference, List.of());
		boolean optional = !this.required.containsAll(reference.columns());
		for (int i = 0; i < reference.columns().size(); i++) {
			String column = reference.columns().get(i);
			if (!this.values.containsKey(column)) {
				continue;
			}
			if (optional && (empty || rows.isEmpty())) {
				this.values.put(column, this.required.contains(column) ? this.values.get(column) : null);
			}
			else if (!rows.isEmpty()) {
				this.values.put(column, rows.get(number % rows.size()).get(i));
			}
			else if (reference.table() == this.table.id()) {
				this.values.put(column, this.values.get(reference.key().get(i)));
			}
		}
	}

	private List<List<String>> keys(Reference reference) throws SQLException {
		String names = reference.key()
			.stream()
			.map((name) -> this.dialect.quote(name) + "::text")
			.collect(Collectors.joining(", "));
		List<List<String>> rows = new ArrayList<>();
		try (ResultSet row = this.statement
			.executeQuery("SELECT " + names + " FROM " + this.dialect.quote(reference.parent()) + " WHERE (" + names
					+ ") IS NOT NULL ORDER BY " + names + " LIMIT " + MOST)) {
			while (row.next()) {
				List<String> key = new ArrayList<>();
				for (int i = 1; i <= reference.key().size(); i++) {
					key.add(row.getString(i));
				}
				rows.add(key);
			}
		}
		return rows;
	}

}
