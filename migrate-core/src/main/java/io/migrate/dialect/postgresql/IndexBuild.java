package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StandaloneStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code CREATE INDEX CONCURRENTLY}. Interrupted, it leaves an index that is not valid:
 * it is never used, costs every write, and is in the way of the next attempt. Killed
 * clients leave a server process that may still bring it to its end.
 */
final class IndexBuild implements StandaloneStatement {

	/**
	 * The sessions that build or rebuild an index of the table of {@code i}, a row of
	 * {@code pg_index}: rows of {@code p}, the progress of such work. What they build is
	 * hidden from a user that may not see the statistics of others; their locks are not.
	 */
	static final String BUILDERS = """
			FROM pg_catalog.pg_stat_progress_create_index p JOIN pg_catalog.pg_locks l ON l.pid = p.pid
			WHERE p.datname = current_database() AND l.relation = i.indrelid
			AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted""";

	private static final Logger logger = LoggerFactory.getLogger(IndexBuild.class);

	private static final String PROBE = "migrate_index_probe";

	private static final Set<Kind> ABOUT_THE_SESSION = EnumSet.of(Kind.BLOCKED, Kind.CANCELLED, Kind.LOST);

	private static final String FIND = """
			SELECT i.indexrelid::bigint AS oid, i.indisunique AS unique, i.indisvalid AND i.indisready AS complete,
			    (SELECT max(p.pid) %s AND coalesce(p.index_relid = i.indexrelid, true)) AS builder,
			    n.nspname AS schema, c.relname AS name
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE c.relname = %s AND i.indrelid = pg_catalog.to_regclass(%s)""";

	// What stands behind the table: method, columns, options, predicate. The session may
	// want quotes around each name.
	private static final String DEFINITION = """
			SELECT i.indisunique || substr(d.def, greatest(strpos(d.def, ' USING ' || am.amname || ' '),
			    strpos(d.def, ' USING "' || am.amname || '" ')))
			FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_am am ON am.oid = c.relam, pg_catalog.pg_get_indexdef(i.indexrelid) AS d(def)
			WHERE i.indexrelid = %s""";

	private final Dialect dialect;

	private final String name;

	private final QualifiedName table;

	private final boolean unique;

	private final String copy;

	private final String onCopy;

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
		this.unique = unique;
		String likeIt = dialect.quote(table.name());
		this.copy = "CREATE TEMPORARY TABLE " + likeIt + " (LIKE " + dialect.quote(table) + ")";
		this.onCopy = "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + PROBE + " ON pg_temp." + likeIt + " "
				+ definition;
	}

	@Override
	public boolean isPatient() {
		return true;
	}

	@Override
	public Finding look(Connection connection) throws SQLException {
		String find = FIND.formatted(BUILDERS, this.dialect.literal(this.name),
				this.dialect.literal(this.dialect.quote(this.table)));
		try (Statement statement = connection.createStatement(); ResultSet index = statement.executeQuery(find)) {
			return index.next() ? found(connection, index) : Finding.MISSING;
		}
	}

	private Finding found(Connection connection, ResultSet index) throws SQLException {
		QualifiedName found = new QualifiedName(index.getString("schema"), index.getString("name"));
		if (index.getBoolean("complete")) {
			return isAsItShouldBe(connection, index) ? Finding.DONE
					: Finding.different("the index " + found + " is there with another definition");
		}
		int builder = index.getInt("builder");
		return (builder == 0) ? Finding.half(List.of("DROP INDEX CONCURRENTLY IF EXISTS " + this.dialect.quote(found)))
				: Finding.different(
						"the index " + found + " is being built by another session right now (pid " + builder + ")");
	}

	// Without words to compare, one that is as unique is taken for the statement's: what
	// asks has recorded that it began to build it, and an error would come with every run
	private boolean isAsItShouldBe(Connection connection, ResultSet index) throws SQLException {
		boolean asUnique = index.getBoolean("unique") == this.unique;
		String is = string(connection, DEFINITION.formatted(index.getLong("oid")));
		String shouldBe = asUnique ? definition(connection) : null;
		return asUnique && (shouldBe == null || shouldBe.equals(is));
	}

	/**
	 * The server's own words for the statement, had of an empty copy of the table. The
	 * copy has the name of the table, since the statement may name it. Nobody else sees
	 * the copy, and it is rolled back.
	 * @return the words, or {@code null} where there is no such copy to be had, as where
	 * the user may make no temporary tables, or the statement needs the row type of the
	 * table
	 * @throws SQLException if the session is at fault, and not the copy
	 */
	private @Nullable String definition(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute("BEGIN");
			try {
				statement.execute(this.copy);
				statement.execute(this.onCopy);
				return string(connection, DEFINITION.formatted("pg_catalog.to_regclass('pg_temp." + PROBE + "')"));
			}
			catch (SQLException ex) {
				if (ABOUT_THE_SESSION.contains(this.dialect.error(ex).kind())) {
					throw ex;
				}
				logger.debug("It is not known how the server writes the definition of index {}", this.name, ex);
				return null;
			}
			finally {
				rollback(statement);
			}
		}
	}

	// A request to cancel may meet this one, too; with the session goes the transaction
	private void rollback(Statement statement) throws SQLException {
		try {
			statement.execute("ROLLBACK");
		}
		catch (SQLException ex) {
			Kind kind = this.dialect.error(ex).kind();
			if (kind == Kind.CANCELLED) {
				statement.execute("ROLLBACK");
			}
			else if (kind != Kind.LOST) {
				throw ex;
			}
		}
	}

	private static @Nullable String string(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			return rows.next() ? rows.getString(1) : null;
		}
	}

}
