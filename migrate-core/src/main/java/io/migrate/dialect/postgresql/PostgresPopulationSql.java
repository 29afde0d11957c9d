package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.PopulationSql;
import org.jspecify.annotations.Nullable;

/**
 * Populations in PostgreSQL. The bookkeeping is qualified, so that no search path
 * matters.
 */
final class PostgresPopulationSql implements PopulationSql {

	private final Dialect dialect;

	private final String population;

	private final String batch;

	PostgresPopulationSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.population = dialect.quote(tables.population());
		this.batch = dialect.quote(tables.populationBatch());
	}

	@Override
	public String read() {
		return "SELECT name, kind, state, checksum, p.rows + b.rows AS rows,"
				+ " (date_part('epoch', started_at) * 1000000)::bigint AS started_at, duration_ms, instance, error,"
				+ " p.batches + b.batches AS batches, p.passed + b.passed AS passed, estimate,"
				+ " array_to_string(position::text[], ', ') AS position FROM " + this.population
				+ " AS p CROSS JOIN LATERAL (SELECT " + PostgresBatchSql.SUMS + " FROM " + this.batch
				+ " WHERE population = p.name) AS b ORDER BY name";
	}

	@Override
	public String record(Run run) {
		Outcome outcome = run.outcome();
		return "INSERT INTO " + this.population
				+ " AS p (name, kind, after, state, checksum, rows, started_at, duration_ms, instance, error) VALUES ("
				+ String.join(", ", literal(run.name()), literal(run.kind()), array(run.after()),
						literal(outcome.state()), literal(run.checksum()), Long.toString(outcome.rows()),
						started(outcome), duration(outcome), literal(run.instance()), literal(outcome.error()))
				+ ") ON CONFLICT (name) DO UPDATE SET (kind, after, state, checksum, rows, started_at, duration_ms,"
				+ " instance, error) = (excluded.kind, excluded.after, excluded.state, excluded.checksum,"
				+ " excluded.rows, excluded.started_at, excluded.duration_ms, excluded.instance, excluded.error)";
	}

	private static String duration(Outcome outcome) {
		return (outcome.durationMs() != null) ? outcome.durationMs().toString()
				: "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint";
	}

	private static String started(Outcome outcome) {
		return (outcome.durationMs() != null)
				? "clock_timestamp() - " + outcome.durationMs() + " * interval '1 millisecond'"
				: "transaction_timestamp()";
	}

	// What ON CONFLICT takes: whole, at once, of the columns themselves
	@Override
	public String look(QualifiedName table, List<String> key) {
		return "SELECT NOT EXISTS (SELECT FROM " + this.dialect.quote(table)
				+ "), EXISTS (SELECT FROM pg_index i WHERE i.indrelid = " + regclass(table)
				+ " AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL"
				+ " AND (SELECT array_agg(a.attname::text ORDER BY a.attname::text) FROM pg_attribute a WHERE"
				+ " a.attrelid = i.indrelid AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])) = (SELECT"
				+ " array_agg(k ORDER BY k) FROM unnest(" + array(key) + ") AS k))";
	}

	@Override
	public String columns(QualifiedName table, List<String> columns) {
		return "SELECT attname AS name, NOT attnotnull AS nullable, attidentity = 'a' AS always,"
				+ " attgenerated <> '' AS generated," + " pg_get_serial_sequence(" + literal(this.dialect.quote(table))
				+ ", attname) AS sequence FROM pg_attribute WHERE attrelid = " + regclass(table)
				+ " AND attnum > 0 AND NOT attisdropped AND attname = ANY (" + array(columns) + ")";
	}

	private String regclass(QualifiedName table) {
		return literal(this.dialect.quote(table)) + "::regclass";
	}

	@Override
	public String unusableKeys(QualifiedName table, List<String> key) {
		String columns = list(key, Function.identity());
		String whole = key.stream()
			.map((column) -> this.dialect.quote(column) + " IS NOT NULL")
			.collect(Collectors.joining(" AND "));
		return "SELECT concat_ws(', ', " + list(key, (column) -> "coalesce(" + column + "::text, 'null')")
				+ ") AS key, " + whole + " AS whole FROM " + this.dialect.quote(table) + " GROUP BY " + columns
				+ " HAVING count(*) > 1 OR NOT (" + whole + ") LIMIT 5";
	}

	@Override
	public String copy(QualifiedName table, List<String> columns, String nullText) {
		return "COPY " + this.dialect.quote(table) + " (" + list(columns, Function.identity())
				+ ") FROM stdin (FORMAT csv, HEADER true, NULL " + literal(nullText) + ")";
	}

	@Override
	public String createStaging(QualifiedName name, QualifiedName table, List<String> columns) {
		return "CREATE TEMPORARY TABLE " + this.dialect.quote(name.name()) + " ON COMMIT DROP AS SELECT "
				+ list(columns, Function.identity()) + " FROM " + this.dialect.quote(table) + " WITH NO DATA";
	}

	@Override
	public String differences(QualifiedName staging, QualifiedName table, MergedColumns columns) {
		String missing = "t." + this.dialect.quote(columns.key().get(0)) + " IS NULL";
		String same = same(columns.updated());
		return "SELECT " + missing + " AS missing, count(*) AS rows, min(concat_ws(', ', "
				+ list(columns.key(), (column) -> "s." + column + "::text") + ")) AS key FROM "
				+ this.dialect.quote(staging) + " AS s LEFT JOIN " + this.dialect.quote(table) + " AS t ON "
				+ sameKey(columns.key()) + " WHERE (" + missing + (same.isEmpty() ? "" : " OR NOT (" + same + ")")
				+ ") AND NOT row_security_active(" + literal(this.dialect.quote(table))
				+ ") GROUP BY 1 ORDER BY 1 DESC";
	}

	// Rows that are as they should be are not even locked
	@Override
	public String merge(QualifiedName staging, QualifiedName table, MergedColumns columns) {
		String all = list(columns.all(), Function.identity());
		String same = same(columns.updated());
		String update = columns.updated().isEmpty() ? "NOTHING"
				: "UPDATE SET " + list(columns.updated(), (column) -> column + " = excluded." + column);
		return "INSERT INTO " + this.dialect.quote(table) + " (" + all + ") OVERRIDING SYSTEM VALUE SELECT " + all
				+ " FROM " + this.dialect.quote(staging) + " AS s WHERE NOT EXISTS (SELECT FROM "
				+ this.dialect.quote(table) + " AS t WHERE " + sameKey(columns.key())
				+ (same.isEmpty() ? "" : " AND " + same) + ") ON CONFLICT (" + list(columns.key(), Function.identity())
				+ ") DO " + update;
	}

	// Not every type knows when two values are equal, but each has an image
	private String same(List<String> columns) {
		return columns.isEmpty() ? "" : "ROW(" + list(columns, (column) -> "t." + column) + ")::record *= ROW("
				+ list(columns, (column) -> "s." + column) + ")::record";
	}

	private String sameKey(List<String> key) {
		return key.stream()
			.map(this.dialect::quote)
			.map((column) -> "s." + column + " = t." + column)
			.collect(Collectors.joining(" AND "));
	}

	@Override
	public String deleteMissing(QualifiedName staging, QualifiedName table, List<String> key) {
		return "DELETE FROM " + this.dialect.quote(table) + " AS t WHERE NOT EXISTS (SELECT FROM "
				+ this.dialect.quote(staging) + " AS s WHERE " + sameKey(key) + ")";
	}

	// One that nobody has asked yet has a last value, which it has not given. It is read
	// behind the greatest number, which may take its time.
	@Override
	public String moveSequence(String sequence, QualifiedName table, String column) {
		String greatest = "max(" + this.dialect.quote(column) + ")";
		return "SELECT setval(" + literal(sequence) + ", " + greatest + "::bigint) FROM " + this.dialect.quote(table)
				+ " HAVING " + greatest + " > (SELECT last_value - (NOT is_called)::int FROM " + sequence + ") AND "
				+ greatest + " <= (SELECT seqmax FROM pg_sequence WHERE seqrelid = " + literal(sequence)
				+ "::regclass AND seqincrement > 0)";
	}

	private String list(List<String> columns, Function<String, String> form) {
		return columns.stream().map(this.dialect::quote).map(form).collect(Collectors.joining(", "));
	}

	private String array(List<String> values) {
		return "ARRAY[" + values.stream().map(this.dialect::literal).collect(Collectors.joining(", ")) + "]::text[]";
	}

	private String literal(@Nullable String text) {
		return (text != null) ? this.dialect.literal(text) : "NULL";
	}

}
