package io.migrate.boot.jpa;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The server for which a model is read.
 *
 * @param product such as {@code PostgreSQL}
 * @param version such as {@code 18.6}
 * @param major such as 18
 * @param minor such as 6
 * @param schema where names without a schema belong
 */
record Server(String product, String version, int major, int minor, String schema) {

	private static final String PUBLIC = "public";

	/**
	 * The server at the other end of a connection.
	 * @param connection asked about itself
	 * @return the server
	 * @throws SQLException if it does not answer
	 */
	static Server of(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		@Nullable String schema = connection.getSchema();
		return new Server(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(),
				metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion(),
				(schema != null) ? schema : PUBLIC);
	}

}
