package io.migrate.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.migrate.dialect.Dialects;
import io.migrate.dialect.ScratchSql;

/**
 * What a scratch database must have in common with the one that it stands in for.
 *
 * @param sql how scratch databases are made there
 * @param database product and version
 * @param major the major version
 * @param settings a statement that sets a session as one there
 */
record ScratchModel(ScratchSql sql, Database database, int major, String settings) {

	static ScratchModel of(Connection connection, Dialects dialects) throws SQLException {
		ScratchSql sql = dialects.of(connection).scratchSql();
		return new ScratchModel(sql, Database.of(connection.getMetaData()),
				connection.getMetaData().getDatabaseMajorVersion(), ask(connection, sql.settings()));
	}

	static String ask(Connection connection, String question) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
			row.next();
			return row.getString(1);
		}
	}

	ScratchModel preceded(String before) {
		return new ScratchModel(this.sql, this.database, this.major, before + "; " + this.settings);
	}

}
