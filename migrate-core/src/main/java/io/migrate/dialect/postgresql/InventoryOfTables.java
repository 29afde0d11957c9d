package io.migrate.dialect.postgresql;

import java.util.List;

/**
 * Asks for relations and their parts. Each row begins with what it is, its schema and
 * name, the part, and the schema and name of what decides whether it counts, where that
 * is something else; the names of the other columns are those of the attributes.
 */
final class InventoryOfTables {

	// What decides about a partition is the table that is divided, and about a sequence
	// the table of its column
	private static final String RELATIONS = """
			WITH r AS (SELECT c.*, n.nspname, h.nspname AS judge_schema, j.relname AS judge
			    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			    LEFT JOIN pg_catalog.pg_depend o ON c.relkind = 'S' AND o.classid = 'pg_catalog.pg_class'::regclass
			        AND o.objid = c.oid AND o.objsubid = 0 AND o.refclassid = 'pg_catalog.pg_class'::regclass
			        AND o.deptype IN ('a', 'i')
			    LEFT JOIN pg_catalog.pg_class j ON j.oid = CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid)
			        WHEN o.refobjid IS NOT NULL THEN coalesce(pg_catalog.pg_partition_root(o.refobjid), o.refobjid) END
			    LEFT JOIN pg_catalog.pg_namespace h ON h.oid = j.relnamespace
			    WHERE c.relkind IN (%3$s) AND c.relnamespace IN (%1$s) AND c.oid NOT IN (%2$s))
			""";

	private static final String TABLES = "'r', 'p', 'f'";

	private static final String ALL = "'r', 'p', 'f', 'v', 'm'";

	private static final String RELATION = """
			SELECT CASE r.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
			        ELSE 'table' END, r.nspname, r.relname, NULL, r.judge_schema, r.judge,
			    CASE r.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END AS "persistence",
			    am.amname AS "access method",
			    CASE r.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(r.oid) END AS "partitioned by",
			    (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i
			        WHERE i.inhrelid = r.oid) AS "parent",
			    CASE WHEN r.relispartition THEN pg_catalog.pg_get_expr(r.relpartbound, r.oid) END AS "bound",
			    (SELECT 'half detached' FROM pg_catalog.pg_inherits i WHERE i.inhrelid = r.oid AND i.inhdetachpending
			        LIMIT 1) AS "state",
			    CASE WHEN r.relkind IN ('v', 'm') AND pg_catalog.pg_table_is_visible(r.oid) IS NOT NULL
			        THEN pg_catalog.pg_get_viewdef(r.oid) END AS "definition",
			    CASE WHEN r.reloftype <> 0 THEN pg_catalog.format_type(r.reloftype, NULL) END AS "type",
			    CASE WHEN r.relrowsecurity THEN 'true' END AS "row level security",
			    CASE WHEN r.relforcerowsecurity THEN 'true' END AS "forced row level security",
			    CASE WHEN r.relkind IN ('r', 'p') THEN CASE r.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END END
			        AS "replica identity",
			    (SELECT string_agg(x, ', ' ORDER BY x) FROM unnest(r.reloptions) x) AS "options",
			    (SELECT string_agg(x, ', ' ORDER BY x) FROM pg_catalog.pg_class t, unnest(t.reloptions) x
			        WHERE t.oid = r.reltoastrelid) AS "toast options",
			    s.srvname AS "server", f.ftoptions::text AS "foreign options", d.description AS "comment"
			FROM r LEFT JOIN pg_catalog.pg_am am ON am.oid = r.relam AND am.amname <> 'heap'
			LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = r.oid
			LEFT JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = r.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.pg_class'::regclass""";

	// From version 18 on there are constraints behind NOT NULL, whose names come from
	// whatever a table was once called. OFFSET has them read at once, not column by
	// column.
	private static final String COLUMN = """
			SELECT CASE r.relkind WHEN 'c' THEN 'attribute' ELSE 'column' END, r.nspname, r.relname, a.attname,
			    r.judge_schema, r.judge,
			    pg_catalog.format_type(a.atttypid, a.atttypmod) AS "type",
			    CASE WHEN a.attnotnull THEN CASE WHEN n.connoinherit THEN 'not inherited'
			        WHEN n.coninhcount > 0 AND NOT n.conislocal THEN 'inherited' ELSE 'true' END END AS "not null",
			    CASE WHEN a.attnotnull AND NOT n.convalidated THEN 'not validated' END AS "state",
			    CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(e.adbin, e.adrelid) END AS "default",
			    CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(e.adbin, e.adrelid)
			        || CASE a.attgenerated WHEN 'v' THEN ' virtual' ELSE '' END END AS "generated",
			    CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS "identity",
			    CASE WHEN a.attcollation <> t.typcollation THEN (SELECT o.collnamespace::regnamespace || '.'
			        || quote_ident(o.collname) FROM pg_catalog.pg_collation o WHERE o.oid = a.attcollation) END AS "collation",
			    CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
			        WHEN 'm' THEN 'main' ELSE 'extended' END END AS "storage",
			    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS "compression",
			    nullif(a.attstattarget::int, -1)::text AS "statistics target",
			    CASE WHEN a.attoptions IS NOT NULL
			        THEN (SELECT string_agg(x, ', ' ORDER BY x) FROM unnest(a.attoptions) x) END AS "options",
			    a.attfdwoptions::text AS "foreign options",
			    CASE WHEN a.attinhcount > 0 AND NOT a.attislocal THEN 'true' END AS "inherited",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
			LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
			LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
			LEFT JOIN (SELECT * FROM pg_catalog.pg_constraint k WHERE k.contype = 'n' OFFSET 0) n ON a.attnotnull
			    AND n.conrelid = a.attrelid AND n.conkey[1] = a.attnum
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = r.oid AND d.objsubid = a.attnum
			    AND d.classoid = 'pg_catalog.pg_class'::regclass""";

	// The triggers behind a constraint have no names of their own
	private static final String CONSTRAINT = """
			SELECT 'constraint', r.nspname, r.relname, k.conname, r.judge_schema, r.judge,
			    regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS "definition",
			    CASE WHEN k.coninhcount > 0 AND NOT k.conislocal THEN 'true' END AS "inherited",
			    CASE WHEN NOT k.convalidated AND pg_catalog.pg_get_constraintdef(k.oid) !~ ' NOT ENFORCED$' THEN 'not validated'
			        WHEN k.contype = 'f' THEN (SELECT 'disabled' FROM pg_catalog.pg_trigger g WHERE g.tgconstraint = k.oid
			            AND g.tgisinternal AND g.tgenabled <> 'O' LIMIT 1) END AS "state",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
			    AND (k.conparentid = 0 OR k.contype <> 'f')
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = k.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.pg_constraint'::regclass""";

	// What is behind a constraint is what that says, and to print it takes its time
	private static final String INDEX = """
			SELECT 'index', r.nspname, r.relname, c.relname, r.judge_schema, r.judge,
			    CASE WHEN k.oid IS NULL THEN pg_catalog.pg_get_indexdef(i.indexrelid) END AS "definition",
			    CASE WHEN k.oid IS NOT NULL THEN (SELECT string_agg(x, ', ' ORDER BY x) FROM unnest(c.reloptions) x) END
			        AS "options",
			    CASE WHEN NOT i.indisvalid THEN 'invalid' END AS "state",
			    CASE WHEN i.indisclustered THEN 'true' END AS "clustered",
			    CASE WHEN i.indisreplident THEN 'true' END AS "replica identity",
			    (SELECT h.inhparent::regclass::text FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid) AS "parent",
			    (SELECT string_agg(a.attnum || ':' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
			        WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS "statistics targets",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_index i ON i.indrelid = r.oid JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
			    AND k.contype IN ('p', 'u', 'x')
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.pg_class'::regclass""";

	private static final String TRIGGER = """
			SELECT 'trigger', r.nspname, r.relname, t.tgname, r.judge_schema, r.judge,
			    CASE WHEN t.tgparentid = 0 THEN pg_catalog.pg_get_triggerdef(t.oid) END AS "definition",
			    CASE t.tgenabled WHEN 'D' THEN 'disabled' END AS "state",
			    CASE t.tgenabled WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS "fires",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_catalog.pg_trigger'::regclass""";

	private static final String RULE = """
			SELECT 'rule', r.nspname, r.relname, u.rulename, r.judge_schema, r.judge,
			    pg_catalog.pg_get_ruledef(u.oid) AS "definition",
			    CASE u.ev_enabled WHEN 'D' THEN 'disabled' END AS "state",
			    CASE u.ev_enabled WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END AS "fires",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_rewrite u ON u.ev_class = r.oid AND u.rulename <> '_RETURN'
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = u.oid AND d.classoid = 'pg_catalog.pg_rewrite'::regclass""";

	private static final String POLICY = """
			SELECT 'policy', r.nspname, r.relname, p.polname, r.judge_schema, r.judge,
			    CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END
			        AS "command",
			    CASE WHEN NOT p.polpermissive THEN 'true' END AS "restrictive",
			    nullif(p.polroles::regrole[]::text, '{-}') AS "roles",
			    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS "using",
			    pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
			    d.description AS "comment"
			FROM r JOIN pg_catalog.pg_policy p ON p.polrelid = r.oid
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_catalog.pg_policy'::regclass""";

	private static final String STATISTICS = """
			SELECT 'statistics', r.nspname, r.relname, x.stxnamespace::regnamespace || '.' || quote_ident(x.stxname),
			    r.judge_schema, r.judge,
			    pg_catalog.pg_get_statisticsobjdef(x.oid) AS "definition",
			    nullif(x.stxstattarget::int, -1)::text AS "statistics target", d.description AS "comment"
			FROM r JOIN pg_catalog.pg_statistic_ext x ON x.stxrelid = r.oid
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = x.oid
			    AND d.classoid = 'pg_catalog.pg_statistic_ext'::regclass""";

	private static final String SEQUENCE = """
			SELECT 'sequence', r.nspname, r.relname, NULL, r.judge_schema, r.judge,
			    pg_catalog.format_type(s.seqtypid, NULL) AS "type", s.seqstart::text AS "start",
			    s.seqincrement::text AS "increment", s.seqmin::text AS "minimum", s.seqmax::text AS "maximum",
			    s.seqcache::text AS "cache", CASE WHEN s.seqcycle THEN 'true' END AS "cycle",
			    (SELECT pg_catalog.pg_describe_object(o.refclassid, o.refobjid, o.refobjsubid) FROM pg_catalog.pg_depend o
			        WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.objid = r.oid AND o.deptype IN ('a', 'i')
			        AND o.refclassid = 'pg_catalog.pg_class'::regclass LIMIT 1) AS "owned by",
			    CASE r.relpersistence WHEN 'u' THEN 'unlogged' END AS "persistence", d.description AS "comment"
			FROM r JOIN pg_catalog.pg_sequence s ON s.seqrelid = r.oid
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = r.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.pg_class'::regclass""";

	private InventoryOfTables() {
	}

	static List<String> queries(CatalogScope scope) {
		return List.of(of(scope, ALL, RELATION), of(scope, ALL + ", 'c'", COLUMN), of(scope, TABLES, CONSTRAINT),
				of(scope, ALL, INDEX), of(scope, ALL, TRIGGER), of(scope, ALL, RULE), of(scope, TABLES, POLICY),
				of(scope, ALL, STATISTICS), of(scope, "'S'", SEQUENCE));
	}

	private static String of(CatalogScope scope, String kinds, String query) {
		return RELATIONS.formatted(scope.namespaces(), CatalogScope.members("pg_class"), kinds) + query;
	}

}
