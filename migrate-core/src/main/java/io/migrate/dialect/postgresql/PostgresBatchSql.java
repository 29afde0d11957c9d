package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.BatchSql;
import io.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Batches in PostgreSQL. A key is kept as an array of texts.
 */
final class PostgresBatchSql implements BatchSql {

	/** What the batches of a population that are done amount to. */
	static final String SUMS = "count(*) FILTER (WHERE state = 'done') AS batches,"
			+ " coalesce(sum(rows) FILTER (WHERE state = 'done'), 0)::bigint AS rows,"
			+ " coalesce(sum(size) FILTER (WHERE state = 'done'), 0)::bigint AS passed";

	private static final String ADDED = "batches = batches + (SELECT count(*) FROM gone),"
			+ " rows = rows + (SELECT coalesce(sum(g.rows), 0) FROM gone g),"
			+ " passed = passed + (SELECT coalesce(sum(g.size), 0) FROM gone g)";

	// Unlike partitions, they have indexes of their own
	private static final String NO_CHILDREN = " AND NOT EXISTS (SELECT FROM pg_inherits h JOIN pg_class p"
			+ " ON p.oid = h.inhparent WHERE p.oid = i.indrelid AND p.relkind = 'r')";

	private final Dialect dialect;

	private final String population;

	private final String batch;

	PostgresBatchSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.population = dialect.quote(tables.population());
		this.batch = dialect.quote(tables.populationBatch());
	}

	// Types of the system are called as the standard wants it; others may not be on the
	// path of those who read the condition
	@Override
	public String key(QualifiedName table, List<String> columns) {
		String relation = literal(this.dialect.quote(table)) + "::regclass";
		String names = array(columns);
		return "SELECT CASE n.nspname WHEN 'pg_catalog' THEN format_type(a.atttypid, a.atttypmod)"
				+ " ELSE quote_ident(n.nspname) || '.' || quote_ident(t.typname) END AS type,"
				+ " NOT a.attnotnull AS nullable, EXISTS (SELECT FROM pg_index i WHERE i.indrelid = " + relation
				+ " AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL" + NO_CHILDREN
				+ " AND (SELECT array_agg(CASE p.ordering WHEN c.attcollation THEN c.attname::text END"
				+ " ORDER BY p.place) FROM unnest((i.indkey::int2[])[0:i.indnkeyatts - 1],"
				+ " (i.indcollation::oid[])[0:i.indnkeyatts - 1]) WITH ORDINALITY AS p(attnum, ordering, place) JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum ="
				+ " p.attnum) = " + names + ") AS is_unique FROM unnest(" + names
				+ ") WITH ORDINALITY AS k(name, place)" + " LEFT JOIN pg_attribute a ON a.attrelid = " + relation
				+ " AND a.attname = k.name AND a.attnum > 0 AND NOT a.attisdropped"
				+ " LEFT JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_namespace n ON n.oid = t.typnamespace"
				+ " ORDER BY k.place";
	}

	@Override
	public List<String> restart(String name, QualifiedName table) {
		return List.of(
				"UPDATE " + this.population + " SET (position, exhausted, batches, passed, estimate) = ROW(NULL, false,"
						+ " 0, 0, coalesce((SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass("
						+ literal(this.dialect.quote(table)) + ")), -1)) WHERE name = " + literal(name),
				"DELETE FROM " + this.batch + " WHERE population = " + literal(name));
	}

	@Override
	public String goOn(String name, String instance) {
		return "UPDATE " + this.population + " SET (state, error, instance) = ROW('partial', NULL, " + literal(instance)
				+ ") WHERE name = " + literal(name) + " AND state = 'failed'";
	}

	@Override
	public String lock(String name) {
		return "SELECT FROM " + this.population + " WHERE name = " + literal(name) + " FOR UPDATE";
	}

	@Override
	public String look(String name) {
		return "SELECT p.state, p.checksum, p.position::text[] AS position, p.exhausted, b.open,"
				+ " (extract(epoch FROM clock_timestamp() - p.started_at) * 1000)::bigint AS elapsed_ms,"
				+ " p.batches + b.batches AS batches, p.rows + b.rows AS rows, p.passed + b.passed AS passed,"
				+ " p.estimate, p.error FROM " + this.population
				+ " AS p CROSS JOIN (SELECT count(*) FILTER (WHERE state = 'open') AS open, " + SUMS + " FROM "
				+ this.batch + " WHERE population = " + literal(name) + ") AS b WHERE p.name = " + literal(name);
	}

	// Only what is left at the end of the table has to be counted
	@Override
	public String cut(String name, QualifiedName table, Key from, int rows) {
		String columns = list(from, this::quoted);
		List<String> keys = IntStream.range(0, from.columns().size()).mapToObj((number) -> "key_" + number).toList();
		String above = (from.values() != null) ? array(from.values()) + "::text" : "NULL";
		String names = String.join(", ", keys);
		String texts = keys.stream().map((key) -> key + "::text").collect(Collectors.joining(", "));
		String where = (from.values() != null) ? compared(null, from, ">") : "true";
		String slice = "(SELECT " + columns + " FROM " + this.dialect.quote(table) + " WHERE " + where + " ORDER BY "
				+ columns + " OFFSET " + (rows - 1) + " LIMIT 1) AS slice(" + names + ")";
		String rest = "(SELECT " + columns + ", row_number() OVER (ORDER BY " + columns + ") FROM "
				+ this.dialect.quote(table) + " WHERE " + where + " AND NOT EXISTS (SELECT FROM next) ORDER BY "
				+ columns + " LIMIT " + rows + ") AS rest(" + names + ", place)";
		return "WITH next AS (SELECT ARRAY[" + texts + "]::text AS upto, " + rows + "::bigint AS size FROM " + slice
				+ "), last AS (SELECT upto, size FROM next UNION ALL (SELECT ARRAY[" + texts + "]::text, place FROM "
				+ rest + " ORDER BY place DESC LIMIT 1)), cut AS (INSERT INTO " + this.batch
				+ " (population, number, above, upto, state, size) SELECT " + literal(name)
				+ ", (SELECT coalesce(max(number), 0) + 1 FROM " + this.batch + " WHERE population = " + literal(name)
				+ "), " + above + ", upto, 'open', size FROM last), " + gone(name, " AND state = 'done'") + " UPDATE "
				+ this.population + " SET position = coalesce((SELECT upto FROM last), position), exhausted ="
				+ " coalesce((SELECT size FROM last), 0) < " + rows + ", " + ADDED + " WHERE name = " + literal(name);
	}

	private String gone(String name, String condition) {
		return "gone AS (DELETE FROM " + this.batch + " WHERE population = " + literal(name) + condition
				+ " RETURNING rows, size)";
	}

	@Override
	public String unhurried() {
		return "SET LOCAL synchronous_commit = off";
	}

	@Override
	public String claim(String name, String checksum) {
		return "SELECT number, above::text[] AS above, upto::text[] AS upto, size FROM " + this.batch
				+ " AS b WHERE population = " + literal(name) + " AND state = 'open' AND EXISTS (SELECT FROM "
				+ this.population + " AS p WHERE p.name = b.population AND p.state = 'partial' AND p.checksum = "
				+ literal(checksum) + ") ORDER BY number LIMIT 1 FOR UPDATE OF b SKIP LOCKED";
	}

	@Override
	public String done(String name, long number, long rows) {
		return "UPDATE " + this.batch + " SET state = 'done', rows = " + rows
				+ ", duration_ms = (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint"
				+ " WHERE population = " + literal(name) + " AND number = " + number + " AND state = 'open'";
	}

	@Override
	public String finish(String name, String instance) {
		return "WITH " + gone(name, "") + " UPDATE " + this.population
				+ " SET state = 'done', error = NULL, instance = " + literal(instance)
				+ ", duration_ms = (extract(epoch FROM clock_timestamp() - started_at) *" + " 1000)::bigint, " + ADDED
				+ " WHERE name = " + literal(name);
	}

	@Override
	public String fail(String name, String checksum, String instance, String error) {
		return "UPDATE " + this.population + " SET (state, error, instance, duration_ms) = ROW('failed', "
				+ literal(error) + ", " + literal(instance) + ", (extract(epoch FROM clock_timestamp() - started_at) *"
				+ " 1000)::bigint) WHERE name = " + literal(name) + " AND state = 'partial' AND checksum = "
				+ literal(checksum);
	}

	@Override
	public String move(String name, List<String> from, String to) {
		return "UPDATE " + this.population + " SET state = " + literal(to) + " WHERE name = " + literal(name)
				+ " AND kind = 'batch' AND state = ANY (" + array(from) + ") RETURNING state";
	}

	@Override
	public String condition(@Nullable String alias, Key above, Key upto) {
		String end = compared(alias, upto, "<=");
		return (above.values() != null) ? compared(alias, above, ">") + " AND " + end : end;
	}

	private String compared(@Nullable String alias, Key key, String operator) {
		List<String> values = (key.values() != null) ? key.values() : List.of();
		String prefix = (alias != null) ? alias + "." : "";
		return "(" + list(key, (column) -> prefix + quoted(column)) + ") " + operator + " ("
				+ IntStream.range(0, values.size())
					.mapToObj((place) -> literal(values.get(place)) + "::" + key.columns().get(place).type())
					.collect(Collectors.joining(", "))
				+ ")";
	}

	private static String list(Key key, Function<KeyColumn, String> form) {
		return key.columns().stream().map(form).collect(Collectors.joining(", "));
	}

	private String quoted(KeyColumn column) {
		return this.dialect.quote(column.name());
	}

	private String array(List<String> values) {
		return "ARRAY[" + values.stream().map(this.dialect::literal).collect(Collectors.joining(", ")) + "]::text[]";
	}

	private String literal(String text) {
		return this.dialect.literal(text);
	}

}
