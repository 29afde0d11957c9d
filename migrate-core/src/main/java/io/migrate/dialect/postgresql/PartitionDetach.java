package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.migrate.base.QualifiedName;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.StandaloneStatement;

/**
 * {@code ALTER TABLE … DETACH PARTITION … CONCURRENTLY}. Interrupted, it leaves a
 * partition that is marked, and only {@code FINALIZE} brings it to an end.
 *
 * @param dialect quotes
 * @param table the partitioned table
 * @param partition its partition
 */
record PartitionDetach(Dialect dialect, QualifiedName table, QualifiedName partition) implements StandaloneStatement {

	@Override
	public boolean isPatient() {
		return true;
	}

	@Override
	public Finding look(Connection connection) throws SQLException {
		String find = "SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhparent = " + regclass(this.table)
				+ " AND inhrelid = " + regclass(this.partition);
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(find)) {
			if (!rows.next()) {
				return Finding.DONE;
			}
			return rows.getBoolean(1) ? Finding.half(List.of("ALTER TABLE " + this.dialect.quote(this.table)
					+ " DETACH PARTITION " + this.dialect.quote(this.partition) + " FINALIZE")) : Finding.MISSING;
		}
	}

	private String regclass(QualifiedName name) {
		return "pg_catalog.to_regclass(" + this.dialect.literal(this.dialect.quote(name)) + ")";
	}

}
