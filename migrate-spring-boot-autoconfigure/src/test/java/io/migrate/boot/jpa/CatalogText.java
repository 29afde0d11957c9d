package io.migrate.boot.jpa;

import java.util.List;
import java.util.TreeSet;

import io.migrate.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a database has, as sorted lines. Names that somebody made up are not in them.
 */
final class CatalogText {

	private static final String MADE_UP = "'^(fk|uk|idx)[0-9a-y]{18,26}$|_(fkey|key|check|idx|pkey)[0-9]*$'";

	private static final String IN_SCHEMAS = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

	private static final List<String> QUERIES = List.of("""
			SELECT format('column %s.%s.%s %s%s%s%s%s%s -- %s', n.nspname, c.relname, a.attname,
			  format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
			  ' default ' || pg_get_expr(d.adbin, d.adrelid), ' identity ' || NULLIF(a.attidentity, '')::text,
			  ' generated ' || NULLIF(a.attgenerated, '')::text, ' collate ' || l.collname,
			  col_description(c.oid, a.attnum))
			FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
			LEFT JOIN pg_collation l ON l.oid = a.attcollation AND l.collname <> 'default'
			WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v') AND {schemas}
			""", """
			SELECT format('constraint %s.%s %s %s', n.nspname, c.relname,
			  CASE WHEN k.conname ~ {made up} THEN '' ELSE k.conname END, pg_get_constraintdef(k.oid))
			FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE k.contype <> 'n' AND {schemas}
			""", """
			SELECT format('index %s.%s %s %s %s', n.nspname, c.relname, i.indisunique,
			  CASE WHEN x.relname ~ {made up} THEN '' ELSE x.relname END,
			  substring(pg_get_indexdef(i.indexrelid) from ' ON .*'))
			FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
			JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) AND {schemas}
			""", """
			SELECT format('sequence %s.%s %s', n.nspname, c.relname, (s.seqtypid::regtype, s.seqstart,
			  s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle))
			FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE {schemas}
			""", """
			SELECT format('type %s.%s %s', n.nspname, t.typname,
			  array(SELECT enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY enumsortorder))
			FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND {schemas}
			""", """
			SELECT format('relation %s.%s %s %s -- %s', n.nspname, c.relname, c.relkind, pg_get_partkeydef(c.oid),
			  obj_description(c.oid, 'pg_class'))
			FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p', 'v', 'S') AND {schemas}
			""");

	private CatalogText() {
	}

	static List<String> of(TestDatabase database) {
		JdbcClient client = database.client();
		TreeSet<String> lines = new TreeSet<>();
		for (String query : QUERIES) {
			String sql = query.replace("{made up}", MADE_UP).replace("{schemas}", IN_SCHEMAS);
			lines.addAll(client.sql(sql).query(String.class).list());
		}
		return List.copyOf(lines);
	}

}
