package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.migrate.schema.Index;
import io.migrate.schema.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of tables and materialised views, those of constraints included. What a
 * partition has from its parent is left out.
 */
final class IndexCatalog {

	// Of what is as usual, which it nearly always is, the server looks at nothing but the
	// row of pg_index: arrays of collations and operator classes are made only for an
	// index that has a collation of its own, another method than btree, or an operator
	// class that may not be the default of its type: one that is no default at all, or
	// one for a type that was added, when other defaults were added, too
	private static final String QUERY = """
			SELECT i.indexrelid, i.indrelid, c.relname, m.amname, i.indisunique, %1$s, i.indisvalid, i.indnkeyatts,
			    i.indkey, i.indoption, i.indpred IS NOT NULL,
			    CASE WHEN i.indpred IS NOT NULL THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) END,
			    CASE WHEN i.indexprs IS NOT NULL THEN ARRAY(
			        SELECT CASE WHEN k.attnum = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, k.place::int, false) END
			        FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place) ORDER BY k.place) END,
			    CASE WHEN NOT i.indcollation::oid[] <@ '{0, 100}'::oid[] THEN ARRAY(
			        SELECT x.name FROM unnest(i.indcollation::oid[]) WITH ORDINALITY AS k(oid, place)
			        LEFT JOIN pg_catalog.pg_collation o ON o.oid = k.oid AND o.oid <> 100
			        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace,
			        LATERAL (VALUES (1, n.nspname::text), (2, o.collname::text)) AS x(part, name) ORDER BY k.place, x.part) END,
			    CASE WHEN m.amname <> 'btree' OR NOT i.indclass::oid[] <@ ARRAY(SELECT o.oid
			            FROM pg_catalog.pg_opclass o WHERE o.opcdefault AND o.opcmethod = 403 AND o.oid < 16384)
			            OR (SELECT EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.opcdefault AND o.oid >= 16384))
			            AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
			                WHERE a.attrelid = i.indexrelid AND a.atttypid >= 16384)
			        THEN ARRAY(%2$s) END
			FROM pg_catalog.pg_class c JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
			JOIN pg_catalog.pg_am m ON m.oid = c.relam
			WHERE c.relkind IN ('i', 'I') AND NOT c.relispartition AND c.relnamespace IN (%3$s)""";

	// As the server prints them: not at all when they are the default and have no
	// parameters. The default of a type is one for exactly this type, or else one for a
	// type that it is the same as in store.
	private static final String CLASSES = """
			SELECT CASE WHEN a.attoptions IS NOT NULL OR NOT o.opcdefault OR (o.opcintype <> t.type AND EXISTS (
			        SELECT FROM pg_catalog.pg_opclass e
			        WHERE e.opcmethod = o.opcmethod AND e.opcdefault AND e.opcintype = t.type))
			    THEN concat(CASE WHEN n.nspname <> 'pg_catalog' THEN quote_ident(n.nspname) || '.' END,
			        quote_ident(o.opcname), (SELECT ' (' || string_agg(concat(quote_ident(split_part(p.option, '=', 1)),
			            '=', quote_literal(substr(p.option, strpos(p.option, '=') + 1))), ', ' ORDER BY p.place) || ')'
			            FROM unnest(a.attoptions) WITH ORDINALITY AS p(option, place))) END
			FROM unnest(i.indclass::oid[], i.indkey::int2[]) WITH ORDINALITY AS k(class, attnum, place)
			JOIN pg_catalog.pg_opclass o ON o.oid = k.class JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
			JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum = k.place
			LEFT JOIN pg_catalog.pg_attribute b ON b.attrelid = i.indrelid AND b.attnum = k.attnum AND k.attnum <> 0,
			LATERAL (SELECT CASE WHEN y.typtype = 'd' THEN y.typbasetype ELSE y.oid END AS type
			    FROM pg_catalog.pg_type y WHERE y.oid = coalesce(b.atttypid, a.atttypid)) AS t
			ORDER BY k.place""";

	private final ColumnCatalog columns;

	private final Map<Long, Map<Long, Index>> relations = new HashMap<>();

	IndexCatalog(ColumnCatalog columns) {
		this.columns = columns;
	}

	static String query(CatalogScope scope) {
		return QUERY.formatted(scope.since(15, "i.indnullsnotdistinct", "false"), CLASSES, scope.namespaces());
	}

	void read(CatalogRow row, Vanished vanished) throws SQLException {
		while (row.next()) {
			long id = row.number();
			long relation = row.number();
			Index index = index(relation, row);
			if (index != null) {
				this.relations.computeIfAbsent(relation, (none) -> new HashMap<>()).put(id, index);
			}
			else {
				vanished.part();
			}
		}
	}

	private @Nullable Index index(long relation, CatalogRow row) throws SQLException {
		String name = row.text();
		String method = row.text();
		boolean unique = row.flag();
		boolean nullsNotDistinct = row.flag();
		boolean valid = row.flag();
		int count = row.small();
		IndexParts parts = new IndexParts(this.columns, relation, row.numbers(), row.numbers());
		boolean partial = row.flag();
		String predicate = row.textOrNull();
		List<IndexKey> keys = parts.keys(count, row.texts(), row.texts(), row.texts());
		List<String> include = parts.names(count);
		if (keys == null || include == null || (partial && predicate == null)) {
			return null;
		}
		return new Index(name, method, keys, include, unique, nullsNotDistinct, predicate, valid);
	}

	/**
	 * Takes the index of a constraint away, so that it does not count as one of its own.
	 * @return the index, or {@code null} if others have dropped it
	 */
	@Nullable Index take(long relation, long index) {
		return this.relations.getOrDefault(relation, new HashMap<>()).remove(index);
	}

	/**
	 * The indexes of a relation that nobody has taken.
	 */
	List<Index> of(long relation) {
		return this.relations.getOrDefault(relation, Map.of())
			.values()
			.stream()
			.sorted(Comparator.comparing(Index::name, Comparator.nullsFirst(Comparator.naturalOrder())))
			.toList();
	}

}
