package io.migrate.dialect.postgresql;

import java.util.Collection;
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

	PostgresPopulationSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.population = dialect.quote(tables.population());
	}

	@Override
	public String createTable() {
		return """
				CREATE TABLE IF NOT EXISTS %s (
				  name text PRIMARY KEY,
				  kind text NOT NULL,
				  state text NOT NULL CHECK (state IN ('done', 'failed', 'again', 'partial')),
				  checksum text,
				  rows bigint NOT NULL,
				  started_at timestamptz NOT NULL,
				  duration_ms bigint NOT NULL,
				  instance text NOT NULL,
				  error text
				)""".formatted(this.population);
	}

	@Override
	public String read() {
		return "SELECT name, state, checksum, rows, (date_part('epoch', started_at) * 1000000)::bigint AS started_at,"
				+ " duration_ms, instance, error FROM " + this.population + " ORDER BY name";
	}

	@Override
	public String record(Run run) {
		String elapsed = "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::bigint";
		return "INSERT INTO " + this.population
				+ " AS p (name, kind, state, checksum, rows, started_at, duration_ms, instance, error) VALUES ("
				+ String.join(", ", literal(run.name()), literal(run.kind()), literal(run.state()),
						literal(run.checksum()), Long.toString(run.rows()), "transaction_timestamp()", elapsed,
						literal(run.instance()), literal(run.error()))
				+ ") ON CONFLICT (name) DO UPDATE SET (kind, state, checksum, rows, started_at, duration_ms, instance,"
				+ " error) = (excluded.kind, excluded.state, excluded.checksum, excluded.rows, excluded.started_at,"
				+ " excluded.duration_ms, excluded.instance, excluded.error)";
	}

	@Override
	public String again(Collection<String> names) {
		return "UPDATE " + this.population + " SET state = 'again' WHERE name IN ("
				+ names.stream().map(this.dialect::literal).collect(Collectors.joining(", ")) + ")";
	}

	@Override
	public String isEmpty(QualifiedName table) {
		return "SELECT NOT EXISTS (SELECT FROM " + this.dialect.quote(table) + ")";
	}

	@Override
	public String copy(QualifiedName table, List<String> columns, String nullText) {
		return "COPY " + this.dialect.quote(table) + " (" + list(columns, Function.identity())
				+ ") FROM stdin (FORMAT csv, NULL " + literal(nullText) + ")";
	}

	@Override
	public String createStaging(QualifiedName name, QualifiedName table, List<String> columns) {
		return "CREATE TEMPORARY TABLE " + this.dialect.quote(name.name()) + " ON COMMIT DROP AS SELECT "
				+ list(columns, Function.identity()) + " FROM " + this.dialect.quote(table) + " WITH NO DATA";
	}

	// Not every type knows when two values are equal, such as json
	@Override
	public String merge(QualifiedName staging, QualifiedName table, List<String> columns, List<String> key) {
		List<String> values = columns.stream().filter((column) -> !key.contains(column)).toList();
		String insert = "INSERT INTO " + this.dialect.quote(table) + " AS t (" + list(columns, Function.identity())
				+ ") SELECT " + list(columns, Function.identity()) + " FROM " + this.dialect.quote(staging)
				+ " ON CONFLICT (" + list(key, Function.identity()) + ") DO ";
		return values.isEmpty() ? insert + "NOTHING"
				: insert + "UPDATE SET " + list(values, (column) -> column + " = excluded." + column) + " WHERE ("
						+ list(values, (column) -> "t." + column + "::text") + ") IS DISTINCT FROM ("
						+ list(values, (column) -> "excluded." + column + "::text") + ")";
	}

	@Override
	public String deleteMissing(QualifiedName staging, QualifiedName table, List<String> key) {
		return "DELETE FROM " + this.dialect.quote(table) + " AS t WHERE NOT EXISTS (SELECT FROM "
				+ this.dialect.quote(staging) + " AS s WHERE "
				+ key.stream()
					.map(this.dialect::quote)
					.map((column) -> "s." + column + " = t." + column)
					.collect(Collectors.joining(" AND "))
				+ ")";
	}

	@Override
	public String sequences(QualifiedName table, List<String> columns) {
		return columns.stream()
			.map((column) -> "(" + literal(column) + ", pg_get_serial_sequence(" + literal(this.dialect.quote(table))
					+ ", " + literal(column) + "))")
			.collect(Collectors.joining(", ", "SELECT c.name, c.sequence FROM (VALUES ",
					") AS c(name, sequence) WHERE c.sequence IS NOT NULL"));
	}

	// One that nobody has asked yet has no last value
	@Override
	public String moveSequence(String sequence, QualifiedName table, String column) {
		return "SELECT setval(" + literal(sequence) + ", m.n) FROM (SELECT max(" + this.dialect.quote(column)
				+ ") AS n FROM " + this.dialect.quote(table) + ") AS m WHERE m.n > coalesce(pg_sequence_last_value("
				+ literal(sequence) + "::regclass), 0)";
	}

	private String list(List<String> columns, Function<String, String> form) {
		return columns.stream().map(this.dialect::quote).map(form).collect(Collectors.joining(", "));
	}

	private String literal(@Nullable String text) {
		return (text != null) ? this.dialect.literal(text) : "NULL";
	}

}
