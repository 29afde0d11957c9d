package io.migrate.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A database of its own for a test, dropped when the test is over. A test asks for it as
 * a parameter of its constructor (one for the class) or of its method (one for the
 * method).
 */
public final class TestDatabase implements AutoCloseable {

	private final TestServer server;

	private final String name;

	private TestDatabase(TestServer server, String name) {
		this.server = server;
		this.name = name;
	}

	/**
	 * Makes a fresh database on the server of this test JVM.
	 * @return an empty database
	 */
	public static TestDatabase create() {
		TestServer server = TestServer.get();
		return new TestDatabase(server, server.createDatabase());
	}

	public String name() {
		return this.name;
	}

	public String url() {
		return this.server.urlOf(this.name);
	}

	public String user() {
		return this.server.user();
	}

	public String password() {
		return this.server.password();
	}

	/**
	 * A data source without a pool, as superuser.
	 * @return each call of {@code getConnection} opens a connection
	 */
	public DataSource dataSource() {
		return dataSource(user(), password());
	}

	/**
	 * A data source without a pool.
	 * @param user whom to connect as
	 * @param password that user's password
	 * @return each call of {@code getConnection} opens a connection
	 */
	public DataSource dataSource(String user, String password) {
		return new DriverManagerDataSource(url(), user, password);
	}

	/**
	 * A client for the test's own questions.
	 * @return a client that opens a connection for each statement
	 */
	public JdbcClient client() {
		return JdbcClient.create(dataSource());
	}

	/**
	 * The major version of the server.
	 * @return such as 18
	 */
	public int serverMajor() {
		return client().sql("SELECT current_setting('server_version_num')::int / 10000").query(Integer.class).single();
	}

	@Override
	public void close() {
		List<Map<String, Object>> open = openConnections();
		this.server.dropDatabase(this.name);
		if (!open.isEmpty()) {
			throw new AssertionError("Connections left open on " + this.name + ": " + open);
		}
	}

	// A backend takes a moment to go after its client has closed the connection
	private List<Map<String, Object>> openConnections() {
		String sql = "SELECT pid, application_name, state, query FROM pg_stat_activity WHERE datname = ?"
				+ " AND backend_type = 'client backend'";
		try (Connection connection = this.server.connect("postgres")) {
			JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			long deadline = System.nanoTime() + 5_000_000_000L;
			List<Map<String, Object>> open = client.sql(sql).param(this.name).query().listOfRows();
			while (!open.isEmpty() && System.nanoTime() < deadline) {
				client.sql("SELECT pg_sleep(0.02)").query().listOfRows();
				open = client.sql(sql).param(this.name).query().listOfRows();
			}
			return open;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return url();
	}

}
