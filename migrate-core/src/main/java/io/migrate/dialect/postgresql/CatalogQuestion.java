package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.migrate.dialect.StandaloneStatement;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is done whole or not at all.
 *
 * @param done asks the catalog whether it is done; {@code null} when the catalog does not
 * tell and the statement may run again
 * @param needed asks the catalog whether the statement must stand alone; {@code null}
 * when it always must
 * @param isPatient whether it waits for old transactions of others
 */
record CatalogQuestion(@Nullable String done, @Nullable String needed,
		boolean isPatient) implements StandaloneStatement {

	/** May run again whatever happened before. */
	static final CatalogQuestion NONE = new CatalogQuestion(null, null, false);

	static CatalogQuestion done(String question) {
		return new CatalogQuestion(question, null, false);
	}

	@Override
	public boolean isNeeded(Connection connection) throws SQLException {
		return this.needed == null || isTrue(connection, this.needed);
	}

	@Override
	public Finding look(Connection connection) throws SQLException {
		if (this.done == null) {
			return Finding.REPEATABLE;
		}
		return isTrue(connection, this.done) ? Finding.DONE : Finding.MISSING;
	}

	static boolean isTrue(Connection connection, String question) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(question)) {
			return rows.next() && rows.getBoolean(1);
		}
	}

}
