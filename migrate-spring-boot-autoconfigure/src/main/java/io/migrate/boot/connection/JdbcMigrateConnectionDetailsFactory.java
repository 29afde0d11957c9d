package io.migrate.boot.connection;

import io.migrate.boot.autoconfigure.MigrateConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Leads to the database of a Docker Compose service, also in an application that has no
 * data source.
 */
class JdbcMigrateConnectionDetailsFactory
		implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrateConnectionDetails> {

	@Override
	public MigrateConnectionDetails getConnectionDetails(JdbcConnectionDetails jdbc) {
		return new Adapted(jdbc);
	}

	/**
	 * The same in other words.
	 *
	 * @param jdbc what is known
	 */
	private record Adapted(JdbcConnectionDetails jdbc) implements MigrateConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.jdbc.getJdbcUrl();
		}

		@Override
		public @Nullable String getUsername() {
			return this.jdbc.getUsername();
		}

		@Override
		public @Nullable String getPassword() {
			return this.jdbc.getPassword();
		}

	}

}
