package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StandaloneStatement;

/**
 * {@code REINDEX … CONCURRENTLY}. It may run again; interrupted, it leaves copies that
 * are not valid and that nothing else ever drops.
 *
 * @param dialect quotes
 * @param tables what tells the table of an index among those concerned: a condition on
 * {@code i}, the row of {@code pg_index}, and {@code n}, its schema
 */
record IndexRebuild(Dialect dialect, String tables) implements StandaloneStatement {

	private static final String LEFT = """
			SELECT n.nspname, c.relname FROM pg_catalog.pg_index i
			JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
			JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
			WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND n.nspname <> 'pg_toast'
			AND NOT EXISTS (SELECT %s) AND %s""";

	@Override
	public boolean isPatient() {
		return true;
	}

	@Override
	public Finding look(Connection connection) throws SQLException {
		List<String> repair = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(LEFT.formatted(IndexBuild.BUILDERS, this.tables))) {
			while (rows.next()) {
				QualifiedName left = new QualifiedName(rows.getString(1), rows.getString(2));
				repair.add("DROP INDEX CONCURRENTLY IF EXISTS " + this.dialect.quote(left));
			}
		}
		return repair.isEmpty() ? Finding.REPEATABLE : Finding.half(repair);
	}

}
