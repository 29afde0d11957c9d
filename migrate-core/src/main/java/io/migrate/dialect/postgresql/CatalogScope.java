package io.migrate.dialect.postgresql;

import java.util.List;
import java.util.stream.Collectors;

import io.migrate.dialect.Dialect;
import io.migrate.schema.NamePattern;
import io.migrate.schema.SchemaFilter;
import org.jspecify.annotations.Nullable;

/**
 * What part of which catalog is read, as pieces of SQL. Whole schemas that do not count
 * are left out by the server; names are judged by {@link SchemaFilter} afterwards.
 *
 * @param major the major version of the server
 * @param namespaces a query for the ids of the schemas that are read
 * @param namespace the name of the schema of {@code n}, a row of {@code pg_namespace}
 * @param isPartial whether there may be tables of people elsewhere
 */
record CatalogScope(int major, String namespaces, String namespace, boolean isPartial) {

	private static final String TEMPORARY = "pg_temp";

	// Names that begin with pg_ are the server's, temporary schemas and those of TOAST
	// included
	private static final String ALL = "SELECT x.oid FROM pg_catalog.pg_namespace x"
			+ " WHERE x.nspname !~ '^pg_' AND x.nspname <> 'information_schema'";

	static CatalogScope of(int major, SchemaFilter filter, Dialect dialect) {
		boolean anywhere = filter.include().isEmpty()
				|| filter.include().stream().anyMatch((pattern) -> pattern.schema() == null);
		String included = anywhere ? "" : " AND " + like(filter.include(), dialect);
		List<NamePattern> whole = filter.exclude().stream().filter(NamePattern::isWholeSchema).toList();
		String excluded = whole.isEmpty() ? "" : " AND NOT " + like(whole, dialect);
		return new CatalogScope(major, ALL + included + excluded, "n.nspname", !anywhere || !whole.isEmpty());
	}

	static CatalogScope temporary(int major) {
		return new CatalogScope(major, "SELECT pg_catalog.pg_my_temp_schema()", "'" + TEMPORARY + "'", false);
	}

	private static String like(List<NamePattern> patterns, Dialect dialect) {
		return patterns.stream()
			.map((pattern) -> dialect.literal(like(pattern.schema())))
			.collect(Collectors.joining(", ", "x.nspname LIKE ANY (ARRAY[", "])"));
	}

	private static String like(@Nullable String glob) {
		return String.valueOf(glob).replaceAll("[\\\\%_]", "\\\\$0").replace('*', '%');
	}

	/**
	 * Something that not every version of the server has.
	 */
	String since(int major, String expression, String before) {
		return (this.major >= major) ? expression : before;
	}

	/**
	 * The objects of extensions, which do not count.
	 * @param catalog the catalog that they are in
	 * @return a query for their ids
	 */
	static String members(String catalog) {
		return "SELECT d.objid FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass"
				+ " AND d.classid = 'pg_catalog." + catalog + "'::regclass AND d.deptype = 'e'";
	}

}
