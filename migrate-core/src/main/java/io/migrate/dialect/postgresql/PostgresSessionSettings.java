package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.SessionSettings;

/**
 * Three statements bring a session back. {@code RESET ALL} returns every setting to what
 * the connection began with, and takes away custom ones; what a pool has set since the
 * connection began is set again, between the user and the role, which {@code RESET ALL}
 * leaves alone: the role may not be allowed to set it. Not kept are custom settings
 * ({@code app.tenant}) that a pool has set: the server does not list them.
 * {@code DISCARD TEMP} drops temporary tables, which would hide real ones from the next
 * step.
 */
final class PostgresSessionSettings implements SessionSettings {

	private static final String STATE = """
			SELECT 'session_authorization' AS name, session_user::text AS setting, 1 AS position
			UNION ALL SELECT 'role', 'none', 2
			UNION ALL SELECT name, setting, 3 FROM pg_settings
			WHERE source = 'session' AND context IN ('user', 'superuser')
			AND name NOT IN ('transaction_deferrable', 'transaction_isolation', 'transaction_read_only')
			UNION ALL SELECT 'role', current_setting('role'), 4
			ORDER BY position, name""";

	private final Dialect dialect;

	PostgresSessionSettings(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public List<String> restoration(Connection connection) throws SQLException {
		List<String> settings = new ArrayList<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(STATE)) {
			while (rows.next()) {
				settings.add("pg_catalog.set_config(" + this.dialect.literal(rows.getString("name")) + ", "
						+ this.dialect.literal(rows.getString("setting")) + ", false)");
			}
		}
		return List.of("RESET ALL", "SELECT " + String.join(", ", settings), "DISCARD TEMP");
	}

}
