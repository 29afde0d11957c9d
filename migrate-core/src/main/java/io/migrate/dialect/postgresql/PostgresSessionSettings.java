package io.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

	private static final String SYNCHRONOUS_COMMIT = "synchronous_commit";

	private static final String LOCK_TIMEOUT = "lock_timeout";

	private static final String STATEMENT_TIMEOUT = "statement_timeout";

	static final List<String> TIMEOUTS = List.of(LOCK_TIMEOUT, STATEMENT_TIMEOUT);

	/** What settings of our own begin with. */
	private static final String OURS = "migrate.";

	private static final String APPLICATION_NAME = "application_name";

	// A name that the server would cut off with a notice
	private static final int MAX_NAME = 63;

	/**
	 * What a session was set to, in the order in which that is set again:
	 * {@code name, setting, position}.
	 */
	static final String SET_AGAIN = """
			SELECT 'session_authorization' AS name, session_user::text AS setting, 1 AS position
			UNION ALL SELECT 'role', 'none', 2
			UNION ALL SELECT name, setting, 3 FROM pg_settings
			WHERE source = 'session' AND context IN ('user', 'superuser')
			AND name NOT IN ('transaction_deferrable', 'transaction_isolation', 'transaction_read_only')
			UNION ALL SELECT 'role', current_setting('role'), 4
			""";

	private static final String STATE = SET_AGAIN + """
			UNION ALL SELECT name, current_setting(name), 5
			FROM unnest(ARRAY['synchronous_commit', 'application_name', 'session_authorization', 'role']) AS name
			ORDER BY position, name""";

	private static final int BY_NAME_ONLY = 5;

	// Elsewhere the server refuses the setting. It makes a backend end whose client died.
	private static final String CHECK_CONNECTION = "CASE WHEN pg_catalog.version() LIKE '%linux%'"
			+ " THEN pg_catalog.set_config('client_connection_check_interval', '500ms', false) END";

	private final Dialect dialect;

	PostgresSessionSettings(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public Kept keep(Connection connection) throws SQLException {
		List<String> settings = new ArrayList<>();
		Map<String, String> byName = new LinkedHashMap<>();
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(STATE)) {
			while (rows.next()) {
				if (rows.getInt("position") == BY_NAME_ONLY) {
					byName.put(rows.getString("name"), rows.getString("setting"));
				}
				else {
					settings.add(set(rows.getString("name"), rows.getString("setting"), false));
				}
			}
		}
		return new PostgresKept(settings, byName);
	}

	private String set(String name, String value, boolean local) {
		return "pg_catalog.set_config(" + this.dialect.literal(name) + ", " + this.dialect.literal(value) + ", " + local
				+ ")";
	}

	/** Keeps a setting in one of our own. */
	static String remember(String name) {
		return copy(name, OURS + name);
	}

	/** Brings back a setting that was kept. */
	static String recall(String name) {
		return copy(OURS + name, name);
	}

	private static String copy(String from, String to) {
		return "pg_catalog.set_config('" + to + "', pg_catalog.current_setting('" + from + "'), false)";
	}

	private final class PostgresKept implements Kept {

		private final List<String> settings;

		private final String synchronousCommit;

		private final String applicationName;

		private final String user;

		private final String role;

		PostgresKept(List<String> settings, Map<String, String> byName) {
			this.settings = List.copyOf(settings);
			this.synchronousCommit = Objects.requireNonNull(byName.get(SYNCHRONOUS_COMMIT));
			this.applicationName = Objects.requireNonNull(byName.get(APPLICATION_NAME));
			this.user = Objects.requireNonNull(byName.get("session_authorization"));
			this.role = Objects.requireNonNull(byName.get("role"));
		}

		@Override
		public List<String> prepare(boolean asynchronousCommits, Duration lockTimeout) {
			return List.of(select(preparation(asynchronousCommits, lockTimeout)));
		}

		@Override
		public List<String> contain(boolean asynchronousCommits, Duration lockTimeout) {
			List<String> all = new ArrayList<>(this.settings);
			all.addAll(preparation(asynchronousCommits, lockTimeout));
			return List.of("RESET ALL", select(all), "DISCARD TEMP");
		}

		@Override
		public List<String> restore() {
			return List.of("RESET ALL", select(this.settings), "DISCARD TEMP");
		}

		private List<String> preparation(boolean asynchronousCommits, Duration lockTimeout) {
			List<String> preparation = new ArrayList<>();
			preparation.add(set(LOCK_TIMEOUT, milliseconds(lockTimeout), false));
			preparation.add(CHECK_CONNECTION);
			if (asynchronousCommits) {
				preparation.add(set(SYNCHRONOUS_COMMIT, "off", false));
			}
			return preparation;
		}

		@Override
		public String patience(Duration lockTimeout) {
			return "SET LOCAL " + LOCK_TIMEOUT + " = '" + milliseconds(lockTimeout) + "'";
		}

		@Override
		public String durability() {
			return "SET LOCAL " + SYNCHRONOUS_COMMIT + " = '" + this.synchronousCommit + "'";
		}

		@Override
		public String outside(Duration lockTimeout) {
			List<String> settings = new ArrayList<>();
			TIMEOUTS.forEach((name) -> settings.add(remember(name)));
			settings.add(set(LOCK_TIMEOUT, milliseconds(lockTimeout), false));
			if (lockTimeout.isZero()) {
				settings.add(set(STATEMENT_TIMEOUT, "0", false));
			}
			return select(settings);
		}

		@Override
		public String inside() {
			return select(TIMEOUTS.stream().map(PostgresSessionSettings::recall).toList());
		}

		@Override
		public String identity() {
			return select(List.of(set("session_authorization", this.user, true), set("role", this.role, true)));
		}

		@Override
		public String announcement(String doing) {
			String name = (this.applicationName.isEmpty() ? "" : this.applicationName + ": ") + doing;
			int surplus = Math.max(0, name.length() - MAX_NAME);
			return set(APPLICATION_NAME, name.substring(surplus), false);
		}

		private static String milliseconds(Duration duration) {
			return duration.toMillis() + "ms";
		}

		private static String select(List<String> settings) {
			return "SELECT " + String.join(", ", settings);
		}

	}

}
