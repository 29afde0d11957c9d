package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StandaloneStatement;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE INDEX CONCURRENTLY}. Interrupted, it leaves an index that is not valid:
 * it is never used, costs every write, and is in the way of the next attempt. Killed
 * clients leave a server process that may still bring it to its end.
 */
final class IndexBuild implements StandaloneStatement {

	private static final String PROBE = "migrate_index_probe";

	private static final String NOT_ALLOWED = "42501";

	private static final String FIND = """
			SELECT i.indexrelid::bigint AS oid, i.indisvalid AND i.indisready AS complete,
			    (SELECT max(p.pid) FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
			        AS builder,
			    n.nspname AS schema, c.relname AS name
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relname = %s AND i.indrelid = pg_catalog.to_regclass(%s)""";

	// What stands behind the table: method, columns, options, predicate
	private static final String DEFINITION = """
			SELECT i.indisunique || substr(d.def, strpos(d.def, ' USING ' || am.amname || ' '))
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_am am ON am.oid = c.relam, pg_catalog.pg_get_indexdef(i.indexrelid) AS d(def)
			WHERE i.indexrelid = %s""";

	private final Dialect dialect;

	private final String name;

	private final QualifiedName table;

	private final String onProbe;

	/**
	 * Creates the look at an index.
	 * @param dialect quotes
	 * @param name the index
	 * @param table the table
	 * @param unique whether it is unique
	 * @param definition what stands behind the table in the statement
	 */
	IndexBuild(Dialect dialect, String name, QualifiedName table, boolean unique, String definition) {
		this.dialect = dialect;
		this.name = name;
		this.table = table;
		this.onProbe = "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + PROBE + "_i ON pg_temp." + PROBE + " "
				+ definition;
	}

	@Override
	public boolean isNeeded(Connection connection) {
		return true;
	}

	@Override
	public boolean isPatient() {
		return true;
	}

	@Override
	public Finding look(Connection connection) throws SQLException {
		String find = FIND.formatted(this.dialect.literal(this.name),
				this.dialect.literal(this.dialect.quote(this.table)));
		try (Statement statement = connection.createStatement(); ResultSet index = statement.executeQuery(find)) {
			return index.next() ? found(connection, index) : Finding.MISSING;
		}
	}

	private Finding found(Connection connection, ResultSet index) throws SQLException {
		QualifiedName found = new QualifiedName(index.getString("schema"), index.getString("name"));
		if (index.getBoolean("complete")) {
			String is = string(connection, DEFINITION.formatted(index.getLong("oid")));
			String shouldBe = definition(connection);
			return (shouldBe == null || shouldBe.equals(is)) ? Finding.DONE
					: Finding.different("the index " + found + " is there with another definition");
		}
		int builder = index.getInt("builder");
		return (builder == 0) ? Finding.half(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + this.dialect.quote(found)))
				: Finding.different(
						"the index " + found + " is being built by another session right now (pid " + builder + ")");
	}

	/**
	 * The server's own words for the statement, had of an empty copy of the table. Nobody
	 * else sees the copy, and it is rolled back.
	 * @return the words, or {@code null} where the user may make no temporary tables
	 */
	private @Nullable String definition(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute("BEGIN");
			try {
				statement.execute("CREATE TEMPORARY TABLE " + PROBE + " (LIKE " + this.dialect.quote(this.table) + ")");
				statement.execute(this.onProbe);
				return string(connection, DEFINITION.formatted("pg_catalog.to_regclass('pg_temp." + PROBE + "_i')"));
			}
			catch (SQLException ex) {
				if (NOT_ALLOWED.equals(ex.getSQLState())) {
					return null;
				}
				throw ex;
			}
			finally {
				statement.execute("ROLLBACK");
			}
		}
	}

	private static @Nullable String string(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

}
