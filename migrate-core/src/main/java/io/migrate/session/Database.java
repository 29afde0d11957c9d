package io.migrate.session;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * The database at the other end.
 *
 * @param product such as {@code PostgreSQL}
 * @param version such as {@code 18.6}
 * @param url where it is, without parameters, which may have a password
 */
public record Database(String product, String version, String url) {

	// Without asking: the driver knows it since it has connected
	static Database of(DatabaseMetaData metaData) throws SQLException {
		String url = metaData.getURL();
		int parameters = url.indexOf('?');
		return new Database(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(),
				(parameters < 0) ? url : url.substring(0, parameters));
	}

	/**
	 * What the database is called on its server.
	 * @return such as {@code archive}
	 */
	public String name() {
		return this.url.substring(Math.max(this.url.lastIndexOf('/'), this.url.lastIndexOf(':')) + 1);
	}

	@Override
	public String toString() {
		return this.product + " " + this.version;
	}

}
