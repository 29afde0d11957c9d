package io.migrate.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * How revisions reach their database, where that is another way than the application's.
 * What is {@code null} is as it is there.
 */
public interface MigrateConnectionDetails extends ConnectionDetails {

	/**
	 * Where the database is.
	 * @return a JDBC URL, or {@code null} for that of the application's data source
	 */
	@Nullable String getJdbcUrl();

	/**
	 * Who runs revisions.
	 * @return the user, or {@code null} for that of the application's data source
	 */
	@Nullable String getUsername();

	/**
	 * How that user is recognised.
	 * @return the password, or {@code null} for that of the application's data source
	 */
	@Nullable String getPassword();

}
