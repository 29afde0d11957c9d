package io.migrate.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * A back-fill in batches as one writes it by hand: each is a transaction that also
 * remembers how far it has come.
 */
final class BatchLoop {

	private BatchLoop() {
	}

	/**
	 * Goes through the table.
	 * @param dataSource leads to the database
	 * @param size how many rows a batch has
	 * @return how many batches there were
	 */
	static int run(DataSource dataSource, int size) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE progress AS SELECT 0::bigint AS upto");
			connection.setAutoCommit(false);
			long last = number(statement, "SELECT max(id) FROM " + BatchItems.TABLE);
			int batches = 0;
			for (long done = 0; done < last; batches++) {
				long upto = number(statement, "SELECT coalesce((SELECT id FROM " + BatchItems.TABLE + " WHERE id > "
						+ done + " ORDER BY id OFFSET " + (size - 1) + " LIMIT 1), " + last + ")");
				statement.executeUpdate(BatchItems.UPDATE + "id > " + done + " AND id <= " + upto);
				statement.executeUpdate("UPDATE progress SET upto = " + upto);
				connection.commit();
				done = upto;
			}
			return batches;
		}
	}

	private static long number(Statement statement, String sql) throws SQLException {
		try (ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getLong(1);
		}
	}

}
