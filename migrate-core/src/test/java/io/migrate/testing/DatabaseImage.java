package io.migrate.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * All that can be seen of a database, as lines that can be compared with those of
 * another: objects, rows, and our records without times, durations, and who it was.
 */
public final class DatabaseImage {

	private static final String OURS = "('migrate_revision', 'migrate_event', 'migrate_statement', 'migrate_lease', 'migrate_size')";

	private static final String RELATIONS = """
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_t%'""";

	private static final List<String> OBJECTS = List.of(
			"SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%'",
			"SELECT 'relation ' || concat(c.oid::regclass, c.relkind, c.relowner::regrole) || coalesce(c.relacl::text, '')"
					+ RELATIONS,
			"""
					SELECT concat('column ', c.oid::regclass, '.', a.attname, ' ', format_type(a.atttypid, a.atttypmod),
					  a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
					FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
					LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
					WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_t%'
					AND a.attnum > 0 AND NOT a.attisdropped""",
			"SELECT 'index ' || pg_get_indexdef(indexrelid) || indisvalid FROM pg_index"
					+ " WHERE indexrelid::regclass::text NOT LIKE 'pg_%'",
			"SELECT 'constraint ' || conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint"
					+ " WHERE conrelid <> 0",
			"SELECT 'view ' || c.oid::regclass || pg_get_viewdef(c.oid) " + RELATIONS + " AND c.relkind IN ('v', 'm')",
			"SELECT 'function ' || pg_get_functiondef(p.oid) FROM pg_proc p"
					+ " WHERE p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)");

	private static final String TABLES = "SELECT c.oid::regclass::text " + RELATIONS
			+ " AND c.relkind = 'r' AND c.relname NOT IN " + OURS;

	private static final String REVISIONS = "SELECT (to_jsonb(r) - 'applied_at' - 'duration_ms' - 'applied_by')::text"
			+ " FROM migrate_revision r ORDER BY id";

	private DatabaseImage() {
	}

	/**
	 * The objects and rows of a database.
	 * @param database the database
	 * @return a line for each, in the same order for the same image
	 */
	public static List<String> objects(TestDatabase database) {
		List<String> lines = new ArrayList<>();
		OBJECTS.forEach((sql) -> lines.addAll(list(database, sql)));
		list(database, TABLES).forEach(
				(table) -> lines.addAll(list(database, "SELECT '" + table + " ' || t::text FROM " + table + " t")));
		lines.sort(null);
		return lines;
	}

	/**
	 * The record of a database.
	 * @param database the database
	 * @return a line for each revision
	 */
	public static List<String> revisions(TestDatabase database) {
		return list(database, REVISIONS);
	}

	/**
	 * The journal of a database.
	 * @param database the database
	 * @return a line for each step, in their order
	 */
	public static List<String> journal(TestDatabase database) {
		return list(database, "SELECT revision || ' ' || action || ' ' || outcome FROM migrate_event ORDER BY id");
	}

	private static List<String> list(TestDatabase database, String sql) {
		return database.client().sql(sql).query(String.class).list();
	}

}
