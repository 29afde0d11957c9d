package io.migrate.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.dialect.postgresql.PostgresDialect;
import io.migrate.schema.SchemaFilter;

/**
 * All who are measured at reading a catalog. {@link #BARE} is the measure of the others.
 */
enum CatalogReader {

	/**
	 * The floor: one query each for tables, columns, constraints and indexes, and nothing
	 * made of the rows but strings. Keys are numbers of columns.
	 */
	BARE("four bulk queries") {

		@Override
		int read(Connection connection) throws SQLException {
			return rows(connection, "k.conkey, k.confrelid, k.confkey, pg_get_expr(k.conbin, k.conrelid)",
					"i.indkey, i.indclass, i.indoption, pg_get_expr(i.indexprs, i.indrelid),"
							+ " pg_get_expr(i.indpred, i.indrelid)");
		}

	},

	/**
	 * The same, but the server prints the definitions, which is easier to make use of.
	 */
	PRINTED("four bulk queries, definitions printed") {

		@Override
		int read(Connection connection) throws SQLException {
			return rows(connection, "pg_get_constraintdef(k.oid)", "pg_get_indexdef(i.indexrelid)");
		}

	},

	/**
	 * The introspection of the engine, which brings sequences, types, views … as well.
	 */
	MIGRATE("Migrate") {

		@Override
		int read(Connection connection) throws SQLException {
			return new PostgresDialect().introspector().read(connection, SchemaFilter.ALL).tables().size();
		}

	},

	/**
	 * What a look at drift reads: all that can be altered, as the server prints it.
	 */
	INVENTORY("Migrate, for drift") {

		@Override
		int read(Connection connection) throws SQLException {
			return new PostgresDialect().introspector().takeInventory(connection, SchemaFilter.ALL).items().size();
		}

	};

	private static final String OF_PEOPLE = " n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')";

	private static final String TABLES = """
			SELECT c.oid, n.nspname, c.relname, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relkind IN ('r', 'p') AND""" + OF_PEOPLE;

	private static final String COLUMNS = """
			SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
			    pg_get_expr(d.adbin, d.adrelid)
			FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
			WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND""" + OF_PEOPLE
			+ " ORDER BY a.attrelid, a.attnum";

	private static final String CONSTRAINTS = """
			SELECT k.conrelid, k.conname, k.contype, %s FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
			WHERE k.contype IN ('p', 'u', 'f', 'c', 'x') AND"""
			+ OF_PEOPLE;

	private static final String INDEXES = """
			SELECT i.indrelid, c.relname, i.indisunique, %s FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
			JOIN pg_namespace n ON n.oid = c.relnamespace WHERE""" + OF_PEOPLE;

	private final String title;

	CatalogReader(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	/**
	 * Reads everything.
	 * @param connection outside a transaction
	 * @return something that cannot be left out
	 */
	abstract int read(Connection connection) throws SQLException;

	private static int rows(Connection connection, String ofConstraints, String ofIndexes) throws SQLException {
		int length = 0;
		try (Statement statement = connection.createStatement()) {
			for (String query : List.of(TABLES, COLUMNS, CONSTRAINTS.formatted(ofConstraints),
					INDEXES.formatted(ofIndexes))) {
				try (ResultSet rows = statement.executeQuery(query)) {
					int width = rows.getMetaData().getColumnCount();
					while (rows.next()) {
						for (int i = 1; i <= width; i++) {
							length += String.valueOf(rows.getString(i)).length();
						}
					}
				}
			}
		}
		return length;
	}

}
