package io.migrate.dialect.postgresql;

import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that a database has, line by line, the order of columns left out.
 */
final class CatalogPrint {

	private static final String SQL = """
			WITH n AS (SELECT oid, nspname FROM pg_namespace
			    WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname NOT LIKE 'pg\\_%'),
			  r AS (SELECT c.*, format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN n ON n.oid = relnamespace),
			  t AS (SELECT t.*, format('%I.%I', nspname, typname) AS name FROM pg_type t JOIN n ON n.oid = typnamespace)
			SELECT 'schema ' || nspname FROM n
			UNION ALL SELECT concat_ws(' ', 'extension', extname, extversion, extnamespace::regnamespace) FROM pg_extension
			UNION ALL SELECT concat_ws(' ', 'relation', relkind, name, reloptions::text, relpersistence,
			    pg_get_expr(relpartbound, oid), CASE relkind WHEN 'p' THEN pg_get_partkeydef(oid)
			    WHEN 'v' THEN pg_get_viewdef(oid) WHEN 'm' THEN pg_get_viewdef(oid) END, obj_description(oid, 'pg_class')) FROM r
			UNION ALL SELECT concat_ws(' ', 'column', name, attname, format_type(atttypid, atttypmod), attnotnull,
			    attidentity, attgenerated, attcollation::regcollation, pg_get_expr(adbin, adrelid), attinhcount,
			    col_description(attrelid, attnum))
			    FROM r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
			    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind <> 'i'
			UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, contypid::regtype, conname,
			    pg_get_constraintdef(c.oid), convalidated) FROM pg_constraint c JOIN n ON n.oid = connamespace
			    WHERE contype <> 'n'
			UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index
			    JOIN r ON r.oid = indexrelid
			UNION ALL SELECT concat_ws(' ', 'sequence', name, seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin,
			    seqcache, seqcycle, refobjid::regclass, refobjsubid) FROM r JOIN pg_sequence ON seqrelid = r.oid
			    LEFT JOIN pg_depend d ON classid = 'pg_class'::regclass AND objid = r.oid AND deptype IN ('a', 'i')
			UNION ALL SELECT concat_ws(' ', 'type', name, typtype, format_type(typbasetype, typtypmod), typnotnull,
			    typdefault, typcollation::regcollation, obj_description(t.oid, 'pg_type'), (SELECT string_agg(enumlabel, ', '
			    ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)) FROM t WHERE typtype IN ('d', 'e')
			UNION ALL SELECT concat_ws(' ', 'routine', CASE WHEN prokind <> 'a' THEN pg_get_functiondef(p.oid) END) FROM pg_proc p
			    JOIN n ON n.oid = pronamespace
			UNION ALL SELECT concat_ws(' ', 'trigger', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
			UNION ALL SELECT concat_ws(' ', 'rights', name, relacl) FROM r WHERE relacl IS NOT NULL
			ORDER BY 1""";

	private CatalogPrint() {
	}

	static List<String> of(JdbcTemplate template) {
		return template.queryForList(SQL, String.class);
	}

}
