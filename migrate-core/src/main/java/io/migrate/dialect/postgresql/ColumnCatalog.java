package io.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.migrate.base.QualifiedName;
import io.migrate.schema.ColumnValue;
import io.migrate.schema.ColumnValue.Default;
import io.migrate.schema.ColumnValue.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The columns of tables and materialised views, by their numbers.
 */
final class ColumnCatalog {

	private static final QualifiedName DEFAULT_COLLATION = new QualifiedName("pg_catalog", "default");

	private static final char STORED = 's';

	private static final char VIRTUAL = 'v';

	// What the server prints for a type that is not there any more
	private static final String NO_TYPE = "???";

	// A default has no columns in it, so it is printed without a look at its table. Most
	// columns have no collation (0) or that of the database (100), and the server looks
	// no
	// further.
	private static final String QUERY = """
			SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
			    CASE a.attgenerated WHEN '' THEN a.attidentity ELSE a.attgenerated END,
			    pg_catalog.pg_get_expr(d.adbin,
			        CASE WHEN a.attgenerated = '' AND a.atttypid < 16384 THEN 0 ELSE d.adrelid END), d.adnum,
			    CASE WHEN a.attcollation NOT IN (0, 100) OR (a.attcollation = 100 AND a.atttypid >= 16384) THEN
			        (SELECT ARRAY[n.nspname::text, o.collname::text,
			            (SELECT (t.typcollation <> o.oid)::text FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid)]
			        FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace
			        WHERE o.oid = a.attcollation) END
			FROM pg_catalog.pg_attribute a
			LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (SELECT c.oid FROM pg_catalog.pg_class c
			    WHERE c.relkind IN ('r', 'p', 'm') AND (c.relnamespace IN (%s)%s))""";

	private final Map<Long, List<@Nullable Entry>> relations = new HashMap<>();

	static String query(CatalogScope scope) {
		return QUERY.formatted(scope.namespaces(), RelationCatalog.elsewhere(scope));
	}

	void read(CatalogRow row, Vanished vanished) throws SQLException {
		while (row.next()) {
			long relation = row.number();
			List<@Nullable Entry> columns = this.relations.computeIfAbsent(relation, (id) -> new ArrayList<>());
			int number = row.small();
			while (columns.size() < number) {
				columns.add(null);
			}
			columns.set(number - 1, entry(relation, number, row, vanished));
		}
	}

	private static Entry entry(long relation, int number, CatalogRow row, Vanished vanished) throws SQLException {
		String name = row.text();
		String type = row.text();
		boolean nullable = !row.flag();
		char kind = row.letter();
		String expression = row.textOrNull();
		boolean valued = row.number() != 0;
		if (type.startsWith(NO_TYPE) || (valued && expression == null)) {
			vanished.relation(relation);
		}
		ColumnValue value = (expression != null) ? value(expression, kind) : null;
		@Nullable String[] collation = row.texts();
		if (collation.length == 0) {
			return new Entry(number, name, type, nullable, kind, value, null, null);
		}
		QualifiedName effective = new QualifiedName(collation[0], String.valueOf(collation[1]));
		return new Entry(number, name, type, nullable, kind, value,
				effective.equals(DEFAULT_COLLATION) ? null : effective, "true".equals(collation[2]) ? effective : null);
	}

	private static boolean isGenerated(char kind) {
		return kind == STORED || kind == VIRTUAL;
	}

	private static ColumnValue value(String expression, char kind) {
		return isGenerated(kind) ? new Generated(expression, kind == STORED) : new Default(expression);
	}

	/**
	 * The columns of a relation, in their order.
	 */
	List<Entry> of(long relation) {
		return this.relations.getOrDefault(relation, List.of()).stream().filter(Objects::nonNull).toList();
	}

	/**
	 * A column of a relation.
	 * @return the column, or {@code null} if others have dropped it
	 */
	@Nullable Entry column(long relation, int number) {
		List<@Nullable Entry> columns = this.relations.getOrDefault(relation, List.of());
		return (number <= columns.size() && number > 0) ? columns.get(number - 1) : null;
	}

	/**
	 * The names of columns of a relation.
	 * @param numbers their numbers
	 * @param from the place of the first one that is wanted
	 * @return the names, or {@code null} if others have dropped one of them
	 */
	@Nullable List<String> names(long relation, int[] numbers, int from) {
		List<String> names = new ArrayList<>(numbers.length - from);
		for (int i = from; i < numbers.length; i++) {
			Entry column = column(relation, numbers[i]);
			if (column == null) {
				return null;
			}
			names.add(column.name());
		}
		return names;
	}

	/**
	 * A column.
	 *
	 * @param number its number
	 * @param name its name
	 * @param type its type
	 * @param nullable whether it may be null
	 * @param kind whether its value comes from a sequence of its own, always ({@code a})
	 * or by default ({@code d}), or is generated
	 * @param value another value that it has when nobody says, or {@code null}
	 * @param effectiveCollation how it is compared, or {@code null} when that is the way
	 * of the database or none
	 * @param collation its collation if that is not the one of its type, or {@code null}
	 */
	record Entry(int number, String name, String type, boolean nullable, char kind, @Nullable ColumnValue value,
			@Nullable QualifiedName effectiveCollation, @Nullable QualifiedName collation) {

		boolean isIdentity() {
			return isAlwaysIdentity() || this.kind == 'd';
		}

		boolean isAlwaysIdentity() {
			return this.kind == 'a';
		}

	}

}
