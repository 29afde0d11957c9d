package io.migrate.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a peer has left in a database, as the catalog and its own history say.
 *
 * @param tables tables of the changes
 * @param columns columns that were added to them
 * @param indexes indexes that were created beside their primary keys
 * @param history applied changes in the history
 */
record Outcome(int tables, int columns, int indexes, int history) {

	static Outcome expected(int changes) {
		int tables = (changes + 2) / 3;
		return new Outcome(tables, (changes + 1) / 3, tables + changes / 3, changes);
	}

	static Outcome of(Connection connection, Peer peer) throws SQLException {
		String sql = """
				SELECT (SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^t[0-9]{5}$'),
					(SELECT count(*) FROM information_schema.columns
						WHERE table_schema = 'public' AND table_name ~ '^t[0-9]{5}$' AND column_name = 'note'),
					(SELECT count(*) FROM pg_indexes WHERE schemaname = 'public' AND indexname ~ '^t[0-9]{5}_.*_idx$'),
					(%s)""".formatted(peer.countSql());
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return new Outcome(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
		}
	}

	/**
	 * Makes sure that nobody is fast by doing less.
	 */
	static void check(Connection connection, Peer peer, int changes) throws SQLException {
		Outcome found = of(connection, peer);
		if (!found.equals(expected(changes))) {
			throw new IllegalStateException(
					peer.getClass().getSimpleName() + " left " + found + ", not " + expected(changes));
		}
	}

}
