package io.migrate.dialect.postgresql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.SizeSql;
import io.migrate.dialect.TouchedTable;
import io.migrate.dialect.TouchedTable.Kind;

/**
 * Measures tables of PostgreSQL. Names are looked up in the catalog, where nothing is
 * asked for privileges; a table that somebody else has locked for himself, or waits to
 * lock, is left alone, since its size would be waited for.
 */
final class PostgresSizeSql implements SizeSql {

	private static final String RELATION = "c.relnamespace::pg_catalog.regnamespace::text || '.' || pg_catalog.quote_ident(c.relname)";

	// A prepared transaction has no process
	private static final String LOCKS = " FROM pg_catalog.pg_locks l%s WHERE l.relation IS NOT NULL"
			+ " AND l.mode = 'AccessExclusiveLock' AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()";

	// To look at a partitioned table is to look at each of its partitions
	private static final String LOCKED_BY_OTHERS = "(SELECT l.relation" + LOCKS.formatted("")
			+ " UNION ALL SELECT p.relid"
			+ LOCKS.formatted(" CROSS JOIN LATERAL pg_catalog.pg_partition_ancestors(l.relation) p") + ")";

	// A temporary table is nobody else's concern
	private static final String MEASURABLE = "c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND c.oid NOT IN "
			+ LOCKED_BY_OTHERS;

	private static final String TABLE_SIZE = size("pg_table_size");

	private static final String INDEX_SIZE = size("pg_indexes_size");

	private final Dialect dialect;

	private final String size;

	private final String event;

	PostgresSizeSql(Dialect dialect, HistoryTables tables) {
		this.dialect = dialect;
		this.size = dialect.quote(tables.size());
		this.event = dialect.quote(tables.event());
	}

	// A partitioned table is what its partitions are. To walk over them in SQL would take
	// longer to plan than all the rest.
	private static String size(String function) {
		return "CASE c.relkind WHEN 'p' THEN (SELECT pg_catalog.sum(pg_catalog." + function
				+ "(p.relid)) FROM pg_catalog.pg_partition_tree(c.oid) p) ELSE pg_catalog." + function + "(c.oid) END";
	}

	@Override
	public String before(String revision, Collection<TouchedTable> tables) {
		return "INSERT INTO " + this.size + " (revision, relation, relation_id, table_before, index_before) SELECT "
				+ String.join(", ", this.dialect.literal(revision), RELATION, "c.oid", TABLE_SIZE, INDEX_SIZE)
				+ " FROM pg_catalog.pg_class c WHERE " + isOneOf(tables) + " AND " + MEASURABLE;
	}

	@Override
	public String made(String revision, Collection<TouchedTable> tables) {
		return "INSERT INTO " + this.size + " (revision, relation, relation_id) SELECT "
				+ String.join(", ", this.dialect.literal(revision), RELATION, "c.oid")
				+ " FROM pg_catalog.pg_class c WHERE " + isOneOf(tables) + " AND " + MEASURABLE
				+ " AND NOT EXISTS (SELECT FROM " + this.size + " WHERE relation_id = c.oid AND " + isPending(revision)
				+ ")";
	}

	@Override
	public String after(String revision) {
		return "UPDATE " + this.size + " AS s SET event_id = " + newestEvent(revision)
				+ ", (relation, table_after, index_after) = (SELECT coalesce(max(" + RELATION + "), s.relation), max("
				+ TABLE_SIZE + "), max(" + INDEX_SIZE
				+ ") FROM pg_catalog.pg_class c WHERE c.oid = s.relation_id) WHERE " + isPending(revision);
	}

	@Override
	public String afterwards(String revision, Collection<TouchedTable> tables) {
		return "INSERT INTO " + this.size
				+ " (event_id, revision, relation, relation_id, table_after, index_after) SELECT "
				+ String.join(", ", "e.id", this.dialect.literal(revision), RELATION, "c.oid", TABLE_SIZE, INDEX_SIZE)
				+ " FROM pg_catalog.pg_class c, (SELECT " + newestEvent(revision) + ") AS e(id) WHERE "
				+ isOneOf(tables) + " AND " + MEASURABLE + " ON CONFLICT DO NOTHING";
	}

	@Override
	public String forget(String revision) {
		return "DELETE FROM " + this.size + " WHERE " + isPending(revision);
	}

	@Override
	public String forgetLocked(String revision) {
		return forget(revision) + " AND relation_id IN " + LOCKED_BY_OTHERS;
	}

	@Override
	public String read(List<Long> events) {
		return "SELECT event_id, relation, max(table_before) AS table_before, max(table_after) AS table_after,"
				+ " max(index_before) AS index_before, max(index_after) AS index_after FROM " + this.size
				+ " WHERE event_id IN (" + events.stream().map(String::valueOf).collect(Collectors.joining(", "))
				+ ") GROUP BY event_id, relation ORDER BY relation";
	}

	// A population may have the name of a revision
	private String newestEvent(String revision) {
		return "(SELECT max(id) FROM " + this.event + " WHERE revision = " + this.dialect.literal(revision)
				+ " AND action <> 'populate')";
	}

	private String isPending(String revision) {
		return "event_id IS NULL AND revision = " + this.dialect.literal(revision);
	}

	private String isOneOf(Collection<TouchedTable> tables) {
		return tables.stream().map(this::is).collect(Collectors.joining(" OR ", "(", ")"));
	}

	private String is(TouchedTable table) {
		return (table.kind() == Kind.OF_INDEX)
				? "c.oid IN (SELECT i.indrelid FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x"
						+ " ON x.oid = i.indexrelid WHERE " + isCalled("x", table.name()) + ")"
				: isCalled("c", table.name());
	}

	private String isCalled(String relation, QualifiedName name) {
		String schema = name.schema();
		return relation + ".relname = " + this.dialect.literal(name.name()) + " AND "
				+ ((schema != null)
						? relation + ".relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = "
								+ this.dialect.literal(schema) + ")"
						: "pg_catalog.pg_table_is_visible(" + relation + ".oid)");
	}

}
