package io.migrate.dialect.postgresql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.DefinitionSql;
import io.migrate.dialect.Dialect;

/**
 * Definitions in PostgreSQL. An object is {@code catalog:oid}. What a transaction makes
 * or replaces are rows that bear its number; of a view, the rule does.
 */
final class PostgresDefinitionSql implements DefinitionSql {

	private static final String IS_THERE = "EXISTS (SELECT FROM pg_class WHERE o.id = 'pg_class:' || oid"
			+ " UNION ALL SELECT FROM pg_proc WHERE o.id = 'pg_proc:' || oid"
			+ " UNION ALL SELECT FROM pg_trigger WHERE o.id = 'pg_trigger:' || oid)";

	private static final String WORDS = "pg_describe_object(split_part(o.id, ':', 1)::regclass::oid,"
			+ " split_part(o.id, ':', 2)::oid, 0)";

	private final Dialect dialect;

	private final String definition;

	PostgresDefinitionSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.definition = dialect.quote(tables.definition());
	}

	@Override
	public String read() {
		return "SELECT d.name, d.checksum, " + anyGone() + " AS gone, (SELECT string_agg(" + WORDS
				+ ", ', ') FROM unnest(d.objects) AS o(id) WHERE " + IS_THERE + ") AS \"left\" FROM " + this.definition
				+ " AS d ORDER BY d.name";
	}

	private static String anyGone() {
		return "EXISTS (SELECT FROM unnest(d.objects) AS o(id) WHERE NOT " + IS_THERE + ")";
	}

	@Override
	public String gone(String name) {
		return "SELECT " + anyGone() + " FROM " + this.definition + " AS d WHERE d.name = "
				+ this.dialect.literal(name);
	}

	@Override
	public String touched() {
		String mine = " WHERE xmin = pg_current_xact_id()::xid";
		return "SELECT DISTINCT 'pg_class:' || ev_class FROM pg_rewrite" + mine
				+ " UNION ALL SELECT 'pg_proc:' || oid FROM pg_proc" + mine
				+ " UNION ALL SELECT 'pg_trigger:' || oid FROM pg_trigger" + mine + " AND NOT tgisinternal";
	}

	@Override
	public String record(String name, String checksum, Collection<String> touched) {
		String objects = "ARRAY[" + touched.stream().map(this.dialect::literal).collect(Collectors.joining(", "))
				+ "]::text[]";
		return "INSERT INTO " + this.definition + " AS d (name, checksum, objects, made_at) VALUES ("
				+ String.join(", ", this.dialect.literal(name), this.dialect.literal(checksum), objects,
						"clock_timestamp()")
				+ ") ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, made_at = excluded.made_at,"
				+ " objects = ARRAY(SELECT o.id FROM unnest(d.objects) AS o(id) WHERE " + IS_THERE
				+ " UNION SELECT unnest(excluded.objects))";
	}

	@Override
	public String forget(List<String> known) {
		return "DELETE FROM " + this.definition + " AS d WHERE d.name <> ALL (ARRAY["
				+ known.stream().map(this.dialect::literal).collect(Collectors.joining(", "))
				+ "]::text[]) AND NOT EXISTS (SELECT FROM unnest(d.objects) AS o(id) WHERE " + IS_THERE + ")";
	}

}
