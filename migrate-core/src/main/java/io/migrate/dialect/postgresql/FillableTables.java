package io.migrate.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.postgresql.FillableTable.Column;
import io.migrate.dialect.postgresql.FillableTable.Reference;
import io.migrate.dialect.postgresql.FillableTable.Rule;

/**
 * Reads which tables there are to be filled, and what their rows must meet. Partitions
 * are filled through the table that is divided.
 */
final class FillableTables {

	private static final String TABLES = """
			WITH r AS (SELECT c.oid, n.nspname::text, c.relname::text FROM pg_catalog.pg_class c
			    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
			    AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.oid NOT IN (%s))
			""".formatted(CatalogScope.members("pg_class"));

	private static final String COLUMNS = TABLES
			+ """
					SELECT r.oid::bigint, r.nspname, r.relname, a.attname::text, a.atttypid::bigint, a.atttypmod,
					    pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity = 'a' OR a.attgenerated <> ''
					FROM r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
					ORDER BY r.nspname COLLATE "C", r.relname COLLATE "C", a.attnum""";

	private static final String NAMES = """
			ARRAY(SELECT a.attname::text FROM unnest(%2$s) WITH ORDINALITY u(number, place)
			    JOIN pg_catalog.pg_attribute a ON a.attrelid = %1$s AND a.attnum = u.number ORDER BY u.place)""";

	private static final String RULES = TABLES + """
			SELECT r.oid::bigint, k.conname::text, k.contype::text, %s,
			    CASE WHEN k.contype IN ('c', 'x') THEN pg_catalog.pg_get_constraintdef(k.oid) ELSE '' END
			FROM r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'c', 'x')
			UNION ALL SELECT r.oid::bigint, x.relname::text, 'i', %s, pg_catalog.pg_get_indexdef(i.indexrelid)
			FROM r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid AND i.indisunique
			JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indexrelid NOT IN (
			    SELECT k.conindid FROM pg_catalog.pg_constraint k)
			UNION ALL SELECT r.oid::bigint, '', 'b', %s, coalesce((SELECT string_agg(
			        pg_catalog.pg_get_expr(c.relpartbound, c.oid), ' ') FROM pg_catalog.pg_partition_tree(r.oid) t
			        JOIN pg_catalog.pg_class c ON c.oid = t.relid WHERE c.relispartition), '')
			FROM r JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = r.oid
			""".formatted(NAMES.formatted("k.conrelid", "k.conkey"), NAMES.formatted("i.indrelid", "i.indkey::int2[]"),
			NAMES.formatted("p.partrelid", "p.partattrs::int2[]"));

	private static final String REFERENCES = TABLES + """
			SELECT r.oid::bigint, %s, k.confrelid::bigint, n.nspname::text, c.relname::text, %s
			FROM r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype = 'f' AND k.conparentid = 0
			JOIN pg_catalog.pg_class c ON c.oid = k.confrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			ORDER BY k.conname""".formatted(NAMES.formatted("k.conrelid", "k.conkey"),
			NAMES.formatted("k.confrelid", "k.confkey"));

	private final Map<Long, List<Rule>> rules = new HashMap<>();

	private final Map<Long, List<Reference>> references = new HashMap<>();

	private final Map<Long, QualifiedName> names = new LinkedHashMap<>();

	private final Map<Long, List<Column>> columns = new HashMap<>();

	private FillableTables() {
	}

	/**
	 * Reads them.
	 * @param connection the connection that everything runs on
	 * @return the tables, by their names
	 */
	static List<FillableTable> tables(Connection connection) throws SQLException {
		FillableTables catalog = new FillableTables();
		ValueTypes types = new ValueTypes(connection);
		try (Statement statement = connection.createStatement()) {
			catalog.readRules(statement);
			catalog.readReferences(statement);
			catalog.readColumns(statement, types);
		}
		return catalog.names.keySet().stream().map(catalog::table).toList();
	}

	private FillableTable table(long id) {
		return new FillableTable(id, this.names.getOrDefault(id, QualifiedName.of("")),
				this.columns.getOrDefault(id, List.of()), this.rules.getOrDefault(id, List.of()),
				this.references.getOrDefault(id, List.of()));
	}

	private void readRules(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(RULES)) {
			while (row.next()) {
				this.rules.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>())
					.add(new Rule(row.getString(2), row.getString(3), texts(row, 4), row.getString(5)));
			}
		}
	}

	private void readReferences(Statement statement) throws SQLException {
		try (ResultSet row = statement.executeQuery(REFERENCES)) {
			while (row.next()) {
				this.references.computeIfAbsent(row.getLong(1), (id) -> new ArrayList<>())
					.add(new Reference(texts(row, 2), row.getLong(3),
							new QualifiedName(row.getString(4), row.getString(5)), texts(row, 6)));
			}
		}
	}

	private void readColumns(Statement statement, ValueTypes types) throws SQLException {
		try (ResultSet row = statement.executeQuery(COLUMNS)) {
			while (row.next()) {
				long table = row.getLong(1);
				String name = row.getString(4);
				long type = row.getLong(5);
				ValueType sample = types.type(type, row.getInt(6));
				Map<String, String> domain = types.rules(type);
				List<String> hints = hints(sample, domain, this.rules.getOrDefault(table, List.of()), name);
				this.names.put(table, new QualifiedName(row.getString(2), row.getString(3)));
				this.columns.computeIfAbsent(table, (id) -> new ArrayList<>())
					.add(new Column(name, row.getString(7), sample, row.getBoolean(8) || types.isRequired(type),
							row.getBoolean(9), domain.keySet(), hints));
			}
		}
	}

	private static List<String> hints(ValueType type, Map<String, String> domain, List<Rule> rules, String column) {
		Stream<String> prints = rules.stream().filter((rule) -> rule.columns().contains(column)).map(Rule::print);
		return Stream.concat(domain.values().stream(), prints)
			.filter((print) -> !print.isEmpty())
			.flatMap((print) -> ValueSupply.hinted(type, CheckConstants.in(print)).stream())
			.distinct()
			.toList();
	}

	static List<String> texts(ResultSet row, int column) throws SQLException {
		Array array = row.getArray(column);
		return Arrays.asList((String[]) array.getArray());
	}

}
