package io.migrate.populate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.base.Problems;
import io.migrate.dialect.BatchSql;
import io.migrate.dialect.BatchSql.Key;
import io.migrate.dialect.BatchSql.KeyColumn;
import io.migrate.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * The key by which a table is gone through, as the database has it.
 *
 * @param columns its columns
 */
record BatchKey(List<KeyColumn> columns) {

	/**
	 * Looks at it.
	 * @param session asks
	 * @param sql the question
	 * @param population which table, and which key
	 * @return the key
	 * @throws InvalidPopulationsException if the table cannot be gone through by it
	 */
	static BatchKey look(MigrationSession session, BatchSql sql, BatchPopulation population) {
		List<String> names = population.populator().key();
		List<Column> found = session.query(sql.key(population.table(), names), (row,
				number) -> new Column(row.getString("type"), row.getBoolean("nullable"), row.getBoolean("is_unique")));
		Problems problems = new Problems();
		List<KeyColumn> columns = new ArrayList<>();
		for (int place = 0; place < names.size(); place++) {
			Column column = found.get(place);
			String type = column.type();
			if (type == null) {
				problems.add(population.source(), 0,
						"the table " + population.table() + " has no column '" + names.get(place) + "'");
			}
			else {
				columns.add(new KeyColumn(names.get(place), type));
				if (column.nullable()) {
					problems.add(population.source(), 0, "the key column '" + names.get(place) + "' of the table "
							+ population.table() + " may be null, and such a row would never be met");
				}
			}
		}
		if (problems.isEmpty() && !found.get(0).unique()) {
			problems.add(population.source(), 0,
					"the table " + population.table() + " has no unique index of exactly the columns " + names
							+ " in this order and in their" + " collation, or others inherit from it");
		}
		problems.throwIfAny(InvalidPopulationsException::new);
		return new BatchKey(columns);
	}

	Key at(@Nullable List<String> values) {
		return new Key(this.columns, values);
	}

	private record Column(@Nullable String type, boolean nullable, boolean unique) {

	}

}
