package io.migrate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.util.StringUtils;

/**
 * The PostgreSQL server of this test JVM: the one that {@code MIGRATE_TEST_URL} names,
 * else one in a container when a Docker engine answers, else an embedded one. It is
 * started by the first test that wants it and ends with the JVM.
 *
 * @param url the JDBC URL of its maintenance database, without parameters
 * @param user a superuser
 * @param password the password of that user
 */
record TestServer(String url, String user, String password) {

	private static final String TEMPLATE = "migrate_template";

	private static final AtomicInteger DATABASES = new AtomicInteger();

	static TestServer get() {
		return Holder.SERVER;
	}

	/**
	 * Clones the template.
	 * @return the name of the new database
	 */
	String createDatabase() {
		String name = "migrate_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
		execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
		return name;
	}

	void dropDatabase(String name) {
		execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
	}

	String urlOf(String database) {
		return this.url.substring(0, this.url.lastIndexOf('/') + 1) + database;
	}

	Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(urlOf(database), this.user, this.password);
	}

	private void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(sql, ex);
		}
	}

	private static TestServer start() {
		String url = System.getenv("MIGRATE_TEST_URL");
		TestServer server = (url != null) ? existing(url) : (dockerAnswers() ? container() : embedded());
		server.createTemplate();
		return server;
	}

	private void createTemplate() {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password);
				Statement statement = connection.createStatement()) {
			// Another test JVM on the same server may be doing the same
			statement.execute("SELECT pg_advisory_lock(7239123)");
			if (!statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + TEMPLATE + "'").next()) {
				statement.execute("CREATE DATABASE " + TEMPLATE + " TEMPLATE template0 ENCODING 'UTF8'");
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test server does not answer: " + this.url, ex);
		}
	}

	private static TestServer existing(String url) {
		URI uri = URI.create(url.substring("jdbc:".length()));
		Map<String, String> parameters = StringUtils.hasText(uri.getQuery()) ? parameters(uri.getQuery()) : Map.of();
		return new TestServer("jdbc:postgresql://" + uri.getAuthority() + uri.getPath(),
				parameters.getOrDefault("user", "postgres"), parameters.getOrDefault("password", ""));
	}

	private static Map<String, String> parameters(String query) {
		return Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> (pair.length > 1) ? pair[1] : ""));
	}

	private static boolean dockerAnswers() {
		return DockerClientFactory.instance().isDockerAvailable();
	}

	private static TestServer container() {
		String major = System.getProperty("postgres.major");
		@SuppressWarnings("resource") // ends with the JVM
		PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + major);
		container.start();
		String url = container.getJdbcUrl();
		int query = url.indexOf('?');
		return new TestServer((query < 0) ? url : url.substring(0, query), container.getUsername(),
				container.getPassword());
	}

	private static TestServer embedded() {
		try {
			@SuppressWarnings("resource") // ends with the JVM
			EmbeddedPostgres postgres = EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.setServerConfig("max_connections", "100")
				.start();
			return new TestServer("jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres",
					"postgres");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Holder {

		private static final TestServer SERVER = start();

	}

}
