package io.migrate.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * An embedded PostgreSQL of a benchmark.
 */
final class Server implements AutoCloseable {

	private final EmbeddedPostgres postgres;

	Server(Environment.Fsync fsync) throws IOException {
		this.postgres = EmbeddedPostgres.builder()
			.setServerConfig("fsync", fsync.toString())
			// The embedded server would not wait for its disk by default
			.setServerConfig("synchronous_commit", "on")
			// Nothing runs beside what is measured
			.setServerConfig("autovacuum", "off")
			.start();
	}

	int port() {
		return this.postgres.getPort();
	}

	/**
	 * Leads to a database behind a port of this machine.
	 */
	static String url(int port, String database) {
		return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
				+ "?user=postgres&sslmode=disable&gssEncMode=disable";
	}

	String url(String database) {
		return url(port(), database);
	}

	// Leaves the server nothing to write behind it
	void create(String database) throws SQLException {
		execute("postgres", "CREATE DATABASE " + database, "CHECKPOINT");
	}

	void drop(String database) throws SQLException {
		execute("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
	}

	void execute(String database, String... statements) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(url(database));
	}

	@Override
	public void close() throws IOException {
		this.postgres.close();
	}

}
