package io.migrate.dialect.postgresql;

/**
 * Makes everything anew from the server's own print, in a scratch database. PostgreSQL
 * prints {@code IN} on a {@code varchar} in one form, and that form in another one: it is
 * not before the second time that nothing changes. A dump that was restored has been
 * through that, and so has whatever a draft has made again.
 */
final class ReprintSql {

	// What depends on a materialised view goes with it, so these come last
	private static final String STATEMENTS = """
			SELECT format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %3$s', k.conrelid::regclass, k.conname,
			    pg_get_constraintdef(k.oid)) FROM pg_constraint k
			    WHERE k.contype IN ('c', 'x') AND k.conrelid <> 0 AND k.coninhcount = 0
			UNION ALL SELECT format('ALTER DOMAIN %s DROP CONSTRAINT %I; ALTER DOMAIN %1$s ADD CONSTRAINT %2$I %3$s',
			    k.contypid::regtype, k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k
			    WHERE k.contype = 'c' AND k.contypid <> 0
			UNION ALL SELECT format('ALTER TABLE ONLY %s ALTER COLUMN %I SET %s %s', d.adrelid::regclass, a.attname,
			    CASE a.attgenerated WHEN '' THEN 'DEFAULT' ELSE 'EXPRESSION AS' END, CASE a.attgenerated WHEN ''
			    THEN pg_get_expr(d.adbin, d.adrelid) ELSE '(' || pg_get_expr(d.adbin, d.adrelid) || ')' END)
			    FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
			UNION ALL SELECT format('ALTER DOMAIN %s SET DEFAULT %s', t.oid::regtype, pg_get_expr(t.typdefaultbin, 0))
			    FROM pg_type t WHERE t.typdefaultbin IS NOT NULL AND t.typtype = 'd'
			UNION ALL SELECT format('DROP INDEX %s; %s', i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)) FROM pg_index i
			    WHERE i.indexprs IS NOT NULL OR i.indpred IS NOT NULL
			UNION ALL SELECT format('DROP STATISTICS %I.%I; %s', n.nspname, s.stxname, pg_get_statisticsobjdef(s.oid))
			    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE s.stxexprs IS NOT NULL
			UNION ALL SELECT format('ALTER POLICY %I ON %s', p.polname, p.polrelid::regclass)
			    || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
			    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') FROM pg_policy p
			UNION ALL SELECT regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER')
			    FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgqual IS NOT NULL AND t.tgparentid = 0
			UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.prosqlbody IS NOT NULL AND p.oid >= 16384
			UNION ALL SELECT format('CREATE OR REPLACE VIEW %s AS %s', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class c
			    WHERE c.relkind = 'v' AND c.oid >= 16384
			UNION ALL SELECT regexp_replace(pg_get_ruledef(r.oid), '^CREATE RULE', 'CREATE OR REPLACE RULE')
			    FROM pg_rewrite r WHERE r.rulename <> '_RETURN' AND r.oid >= 16384
			UNION ALL SELECT format('DROP MATERIALIZED VIEW %s CASCADE; CREATE MATERIALIZED VIEW %1$s AS %s', c.oid::regclass,
			    pg_get_viewdef(c.oid)) FROM pg_class c WHERE c.relkind = 'm' AND c.oid >= 16384""";

	static final String STATEMENT = """
			DO $migrate$ DECLARE again text; BEGIN
			FOREACH again IN ARRAY ARRAY(%s) LOOP
			BEGIN EXECUTE again; EXCEPTION WHEN OTHERS THEN NULL; END;
			END LOOP; END $migrate$""".replace("%s", STATEMENTS);

	private ReprintSql() {
	}

}
