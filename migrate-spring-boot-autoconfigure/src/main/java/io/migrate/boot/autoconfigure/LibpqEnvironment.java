package io.migrate.boot.autoconfigure;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * Tells PostgreSQL's own programs by variables of the environment where the database is.
 *
 * @param side leads to it past any pool, if that is known
 */
record LibpqEnvironment(@Nullable SimpleDriverDataSource side) {

	static final String PASSWORD = "PGPASSWORD";

	private static final String HOST = "PGHOST";

	private static final String URL = "jdbc:postgresql:";

	/** A name that never is one: rather nothing than the wrong database. */
	private static final String NOWHERE = "unknown.invalid";

	/** What the driver knows nothing of. */
	private static final List<String> MISLEADING = List.of("PGSERVICE", "PGHOSTADDR", "PGDATABASE", "PGUSER");

	/**
	 * Adds the variables. Where the address cannot be told, such as behind a socket
	 * factory, those that the process has been given stay.
	 * @param environment takes them
	 * @throws CommandFailedException if the driver has to be asked, and does not answer
	 */
	void addTo(Map<String, String> environment) {
		String url = url();
		Properties properties = properties(url);
		if (url == null || properties.containsKey("socketFactory")) {
			environment.putIfAbsent(HOST, NOWHERE);
			return;
		}
		MISLEADING.forEach(environment::remove);
		String target = beforeQuery(url).substring(URL.length());
		boolean hosts = target.startsWith("//");
		String[] parts = (hosts ? target.substring(2) : "/" + target).split("/", 2);
		addHosts(parts[0], environment);
		put("PGDATABASE", (parts.length > 1) ? decoded(parts[1]) : null, environment);
		put("PGUSER", properties.getProperty("user"), environment);
		put(PASSWORD, properties.getProperty("password"), environment);
		put("PGSSLMODE", sslMode(properties), environment);
		put("PGSSLROOTCERT", properties.getProperty("sslrootcert"), environment);
	}

	private static void put(String name, @Nullable String value, Map<String, String> environment) {
		if (StringUtils.hasText(value)) {
			environment.put(name, value);
		}
	}

	// A driver around PostgreSQL's has a URL of its own
	private @Nullable String url() {
		String url = (this.side != null) ? this.side.getUrl() : null;
		if (this.side == null || url == null || url.startsWith(URL)) {
			return url;
		}
		try (Connection connection = this.side.getConnection()) {
			String told = connection.getMetaData().getURL();
			return (told != null && told.startsWith(URL)) ? told : null;
		}
		catch (SQLException ex) {
			throw CommandFailedException.nowhere(ex);
		}
	}

	/**
	 * What the driver is told: what stands in the URL wins.
	 */
	private Properties properties(@Nullable String url) {
		Properties properties = new Properties();
		Properties known = (this.side != null) ? this.side.getConnectionProperties() : null;
		if (known != null) {
			properties.putAll(known);
		}
		if (this.side != null && this.side.getUsername() != null) {
			properties.setProperty("user", this.side.getUsername());
		}
		if (this.side != null && this.side.getPassword() != null) {
			properties.setProperty("password", this.side.getPassword());
		}
		if (url != null && url.indexOf('?') >= 0) {
			for (String parameter : url.substring(url.indexOf('?') + 1).split("&")) {
				String[] parts = parameter.split("=", 2);
				properties.setProperty(parts[0], (parts.length > 1) ? decoded(parts[1]) : "");
			}
		}
		return properties;
	}

	private static String beforeQuery(String url) {
		int query = url.indexOf('?');
		return (query < 0) ? url : url.substring(0, query);
	}

	private static String decoded(String part) {
		return URLDecoder.decode(part, StandardCharsets.UTF_8);
	}

	// Several hosts are tried in their order; the one where revisions run can be written
	private static void addHosts(String list, Map<String, String> environment) {
		List<String> hosts = new ArrayList<>();
		List<String> ports = new ArrayList<>();
		for (String address : list.split(",")) {
			int colon = address.lastIndexOf(':');
			boolean hasPort = colon > address.lastIndexOf(']');
			String host = hasPort ? address.substring(0, colon) : address;
			hosts.add(host.isEmpty() ? "localhost" : host.replace("[", "").replace("]", ""));
			ports.add(hasPort ? address.substring(colon + 1) : "5432");
		}
		environment.put(HOST, String.join(",", hosts));
		environment.put("PGPORT", String.join(",", ports));
		if (hosts.size() > 1) {
			environment.put("PGTARGETSESSIONATTRS", "read-write");
		}
	}

	private static @Nullable String sslMode(Properties properties) {
		String ssl = properties.getProperty("ssl");
		return properties.getProperty("sslmode",
				(ssl != null && !ssl.equalsIgnoreCase("false")) ? "verify-full" : null);
	}

}
