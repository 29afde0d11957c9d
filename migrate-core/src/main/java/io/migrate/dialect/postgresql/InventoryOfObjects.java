package io.migrate.dialect.postgresql;

import java.util.List;

/**
 * Asks for whatever is not a relation or a part of one, in rows as those of
 * {@link InventoryOfTables}. Publications and subscriptions, which are what operators
 * decide, and the credentials of user mappings are left out.
 */
final class InventoryOfObjects {

	static final String SCHEMA_KIND = "schema";

	private static final String COMMENT = """
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = %1$s.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.%2$s'::regclass
			WHERE %1$s.oid >= 16384 AND %1$s.oid NOT IN (SELECT m.objid FROM pg_catalog.pg_depend m
			    WHERE m.classid = 'pg_catalog.%2$s'::regclass AND m.deptype IN ('e', 'i'))""";

	// That of every database was made anew in some
	private static final String SCHEMA = """
			SELECT 'schema', NULL, n.nspname, NULL, NULL, NULL,
			    CASE WHEN n.nspname <> 'public' THEN d.description END AS "comment"
			FROM pg_catalog.pg_namespace n
			LEFT JOIN pg_catalog.pg_description d ON d.objoid = n.oid AND d.objsubid = 0
			    AND d.classoid = 'pg_catalog.pg_namespace'::regclass
			WHERE n.oid IN (%s) AND n.oid NOT IN (%s)""";

	private static final String EXTENSION = """
			SELECT 'extension', NULL, e.extname, NULL, n.nspname, e.extname, n.nspname AS "schema"
			FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384""";

	private static final String ROUTINE = """
			SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname, p.proname,
			    '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')', NULL, NULL,
			    CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END AS "definition",
			    (SELECT (to_jsonb(a) - ARRAY['aggfnoid', 'aggtranstype', 'aggmtranstype', 'aggsortop'])::text
			        || a.aggtranstype::regtype || a.aggmtranstype::regtype || a.aggsortop::regoperator
			        FROM pg_catalog.pg_aggregate a WHERE a.aggfnoid = p.oid) AS "aggregate",
			    d.description AS "comment"
			FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
			""" + COMMENT.formatted("p", "pg_proc") + " AND p.pronamespace IN (%1$s)";

	// The type of an array and that of the rows of a table come with what they are for
	private static final String TYPE = """
			SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite type'
			        WHEN 'r' THEN 'range type' ELSE 'type' END, n.nspname, t.typname, NULL, NULL, NULL,
			    (SELECT string_agg(pg_catalog.quote_literal(l.enumlabel), ', ' ORDER BY l.enumsortorder)
			        FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) AS "values",
			    CASE t.typtype WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS "type",
			    CASE WHEN t.typnotnull THEN 'true' END AS "not null",
			    pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS "default",
			    (SELECT o.collnamespace::regnamespace || '.' || quote_ident(o.collname) FROM pg_catalog.pg_type b,
			        pg_catalog.pg_collation o WHERE b.oid = t.typbasetype AND o.oid = t.typcollation
			        AND o.oid <> b.typcollation) AS "collation",
			    (SELECT concat_ws(', ', g.rngsubtype::regtype, nullif(g.rngcollation, 0)::regcollation,
			            (SELECT c.opcnamespace::regnamespace || '.' || c.opcname FROM pg_catalog.pg_opclass c
			                WHERE c.oid = g.rngsubopc),
			            nullif(g.rngcanonical, 0), nullif(g.rngsubdiff, 0), g.rngmultitypid::regtype)
			        FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid) AS "range",
			    CASE WHEN t.typtype = 'b' THEN concat_ws(', ', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typlen,
			        t.typbyval, t.typalign, t.typstorage, t.typcategory, t.typelem::regtype) END AS "functions",
			    d.description AS "comment"
			FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
			LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
			"""
			+ COMMENT.formatted("t", "pg_type") + """
					AND t.typnamespace IN (%1$s) AND t.typtype IN ('e', 'd', 'c', 'r', 'b', 'p')
					   AND (c.relkind IS NULL OR c.relkind = 'c')""";

	private static final String DOMAIN_CONSTRAINT = """
			SELECT 'constraint', n.nspname, t.typname, k.conname, NULL, NULL,
			    regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS "definition",
			    CASE WHEN NOT k.convalidated THEN 'not validated' END AS "state", d.description AS "comment"
			FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type t ON t.oid = k.contypid
			JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
			""" + COMMENT.formatted("k", "pg_constraint") + """
			AND k.contype = 'c' AND t.typnamespace IN (%1$s) AND t.oid NOT IN (%2$s)""";

	// Few have any of these
	private static final String OTHERS = """
			SELECT o.kind, n.nspname, o.name, NULL, NULL, NULL, o.definition AS "definition",
			    pg_catalog.obj_description(o.oid, o.catalog::name) AS "comment" FROM (
			SELECT 'operator' AS kind, 'pg_operator' AS catalog, p.oid, p.oprnamespace AS namespace, p.oprname || ' ('
			    || p.oprleft::regtype || ', ' || p.oprright::regtype || ')' AS name, concat_ws(', ', p.oprcode, p.oprresult::regtype,
			    nullif(p.oprcom, 0)::regoperator, nullif(p.oprnegate, 0)::regoperator, nullif(p.oprrest, 0),
			    nullif(p.oprjoin, 0), p.oprcanmerge, p.oprcanhash) AS definition FROM pg_catalog.pg_operator p
			UNION ALL SELECT 'operator class', 'pg_opclass', c.oid, c.opcnamespace, c.opcname || ' (' || a.amname || ')',
			    concat_ws(', ', c.opcintype::regtype, nullif(c.opckeytype, 0)::regtype, c.opcdefault)
			    FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_am a ON a.oid = c.opcmethod
			UNION ALL SELECT 'operator family', 'pg_opfamily', f.oid, f.opfnamespace, f.opfname || ' (' || a.amname || ')', (
			        SELECT string_agg(x.amopstrategy || ' ' || x.amopopr::regoperator, ', ' ORDER BY x.amopstrategy,
			            x.amopopr::regoperator::text) FROM pg_catalog.pg_amop x WHERE x.amopfamily = f.oid)
			    FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_am a ON a.oid = f.opfmethod
			UNION ALL SELECT 'collation', 'pg_collation', c.oid, c.collnamespace, c.collname,
			    (to_jsonb(c) - ARRAY['oid', 'collname', 'collnamespace', 'collowner', 'collversion', 'collencoding'])::text
			    FROM pg_catalog.pg_collation c
			UNION ALL SELECT 'conversion', 'pg_conversion', c.oid, c.connamespace, c.conname,
			    concat_ws(', ', c.conforencoding, c.contoencoding, c.conproc, c.condefault) FROM pg_catalog.pg_conversion c
			UNION ALL SELECT 'text search configuration', 'pg_ts_config', c.oid, c.cfgnamespace, c.cfgname, (
			        SELECT string_agg(concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ', '
			            ORDER BY m.maptokentype, m.mapseqno) FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid)
			    FROM pg_catalog.pg_ts_config c
			UNION ALL SELECT 'text search dictionary', 'pg_ts_dict', t.oid, t.dictnamespace, t.dictname,
			    (SELECT p.tmplname FROM pg_catalog.pg_ts_template p WHERE p.oid = t.dicttemplate)
			    || coalesce(' ' || t.dictinitoption, '') FROM pg_catalog.pg_ts_dict t
			UNION ALL SELECT 'text search template', 'pg_ts_template', t.oid, t.tmplnamespace, t.tmplname,
			    concat_ws(', ', t.tmplinit, t.tmpllexize) FROM pg_catalog.pg_ts_template t
			UNION ALL SELECT 'text search parser', 'pg_ts_parser', t.oid, t.prsnamespace, t.prsname,
			    concat_ws(', ', t.prsstart, t.prstoken, t.prsend, t.prsheadline, t.prslextype)
			    FROM pg_catalog.pg_ts_parser t) o
			JOIN pg_catalog.pg_namespace n ON n.oid = o.namespace
			WHERE o.oid >= 16384 AND o.namespace IN (%1$s) AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend m
			    WHERE m.classid = ('pg_catalog.' || o.catalog)::regclass AND m.objid = o.oid AND m.deptype IN ('e', 'i'))""";

	private static final String WITHOUT_SCHEMA = """
			SELECT o.kind, NULL, o.name, NULL, NULL, NULL, o.definition AS "definition",
			    pg_catalog.obj_description(o.oid, o.catalog::name) AS "comment" FROM (
			SELECT 'cast' AS kind, 'pg_cast' AS catalog, c.oid, c.castsource::regtype || ' AS ' || c.casttarget::regtype AS name,
			    concat_ws(', ', nullif(c.castfunc, 0)::regprocedure, c.castcontext, c.castmethod) AS definition
			    FROM pg_catalog.pg_cast c
			UNION ALL SELECT 'event trigger', 'pg_event_trigger', e.oid, e.evtname,
			    concat_ws(', ', e.evtevent, e.evtfoid::regprocedure, e.evtenabled, e.evttags::text)
			    FROM pg_catalog.pg_event_trigger e
			UNION ALL SELECT 'foreign-data wrapper', 'pg_foreign_data_wrapper', w.oid, w.fdwname,
			    concat_ws(', ', nullif(w.fdwhandler, 0)::regprocedure, nullif(w.fdwvalidator, 0)::regprocedure,
			    w.fdwoptions::text) FROM pg_catalog.pg_foreign_data_wrapper w
			UNION ALL SELECT 'server', 'pg_foreign_server', s.oid, s.srvname, concat_ws(', ', (SELECT w.fdwname
			    FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.oid = s.srvfdw), s.srvtype, s.srvversion, s.srvoptions::text)
			    FROM pg_catalog.pg_foreign_server s
			UNION ALL SELECT 'language', 'pg_language', l.oid, l.lanname, concat_ws(', ', l.lanpltrusted,
			    nullif(l.lanplcallfoid, 0)::regprocedure, nullif(l.laninline, 0)::regprocedure,
			    nullif(l.lanvalidator, 0)::regprocedure) FROM pg_catalog.pg_language l
			UNION ALL SELECT 'transform', 'pg_transform', t.oid, t.trftype::regtype || ' ' || l.lanname,
			    concat_ws(', ', t.trffromsql, t.trftosql)
			    FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
			UNION ALL SELECT 'access method', 'pg_am', a.oid, a.amname, concat_ws(', ', a.amtype, a.amhandler)
			    FROM pg_catalog.pg_am a) o
			WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend m
			    WHERE m.classid = ('pg_catalog.' || o.catalog)::regclass AND m.objid = o.oid AND m.deptype IN ('e', 'i'))""";

	private InventoryOfObjects() {
	}

	static List<String> queries(CatalogScope scope) {
		return List.of(SCHEMA.formatted(scope.namespaces(), CatalogScope.members("pg_namespace")), EXTENSION,
				ROUTINE.formatted(scope.namespaces()), TYPE.formatted(scope.namespaces()),
				DOMAIN_CONSTRAINT.formatted(scope.namespaces(), CatalogScope.members("pg_type")),
				OTHERS.formatted(scope.namespaces()), WITHOUT_SCHEMA);
	}

}
