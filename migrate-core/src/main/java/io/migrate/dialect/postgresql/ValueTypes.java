package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.migrate.dialect.postgresql.ValueType.Kind;

/**
 * The types of a database, as far as their values can be made up.
 */
final class ValueTypes {

	private static final String TYPES = """
			SELECT t.oid::bigint, t.typname::text, CASE WHEN t.typtype = 'b' AND t.typcategory = 'A' AND t.typelem <> 0
			        THEN 'a' ELSE t.typtype::text END,
			    t.typbasetype::bigint, t.typtypmod, t.typnotnull,
			    coalesce((SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE t.oid IN (r.rngtypid, r.rngmultitypid)),
			        t.typelem)::bigint,
			    ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
			    || ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a WHERE t.typtype = 'c'
			        AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped)
			FROM pg_catalog.pg_type t WHERE t.typtype <> 'p'""";

	private static final String RULES = """
			SELECT k.contypid::bigint, k.conname::text, pg_catalog.pg_get_constraintdef(k.oid)
			FROM pg_catalog.pg_constraint k WHERE k.contypid <> 0 AND k.contype = 'c'""";

	private final Map<Long, Row> rows = new HashMap<>();

	private final Map<Long, Map<String, String>> rules = new HashMap<>();

	/**
	 * Reads them.
	 * @param connection the connection that everything runs on
	 */
	ValueTypes(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			try (ResultSet row = statement.executeQuery(TYPES)) {
				while (row.next()) {
					this.rows.put(row.getLong(1), new Row(row.getString(2), row.getString(3), row.getLong(4),
							row.getInt(5), row.getBoolean(6), row.getLong(7), FillableTables.texts(row, 8)));
				}
			}
			try (ResultSet row = statement.executeQuery(RULES)) {
				while (row.next()) {
					this.rules.computeIfAbsent(row.getLong(1), (id) -> new LinkedHashMap<>())
						.put(row.getString(2), row.getString(3));
				}
			}
		}
	}

	/**
	 * What values of a type are made of.
	 * @param id the type
	 * @param modifier how it is restricted
	 */
	ValueType type(long id, int modifier) {
		Row row = row(id);
		if (row.kind().equals("d")) {
			return type(row.base(), row.modifier());
		}
		return switch (row.kind()) {
			case "a" -> new ValueType(row.name(), -1, Kind.ARRAY, List.of(), type(row.element(), modifier));
			case "r" -> new ValueType(row.name(), -1, Kind.RANGE, List.of(), type(row.element(), -1));
			case "m" -> new ValueType(row.name(), -1, Kind.MULTIRANGE, List.of(), type(row.element(), -1));
			case "e" -> new ValueType(row.name(), -1, Kind.ENUM, row.labels(), null);
			case "c" -> new ValueType(row.name(), -1, Kind.COMPOSITE, row.labels(), null);
			default -> new ValueType(row.name(), modifier, Kind.BASE, List.of(), null);
		};
	}

	/**
	 * What values of a domain must meet.
	 * @param id the type
	 * @return the prints of its conditions and of those beneath it, by their names
	 */
	Map<String, String> rules(long id) {
		Map<String, String> all = new LinkedHashMap<>();
		for (long type : beneath(id)) {
			all.putAll(this.rules.getOrDefault(type, Map.of()));
		}
		return all;
	}

	/**
	 * Whether a domain, or one beneath it, refuses null.
	 * @param id the type
	 */
	boolean isRequired(long id) {
		return beneath(id).stream().anyMatch((type) -> row(type).required());
	}

	private List<Long> beneath(long id) {
		List<Long> types = new ArrayList<>();
		long type = id;
		while (row(type).kind().equals("d")) {
			types.add(type);
			type = row(type).base();
		}
		return types;
	}

	private Row row(long id) {
		return this.rows.getOrDefault(id, new Row("", "b", 0, -1, false, 0, List.of()));
	}

	private record Row(String name, String kind, long base, int modifier, boolean required, long element,
			List<String> labels) {

	}

}
