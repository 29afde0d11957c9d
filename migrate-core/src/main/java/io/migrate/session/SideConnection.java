package io.migrate.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second connection for short questions, opened when it is first needed. One that fails
 * is thrown away, and after a while another one is opened. One thread asks; any thread
 * may abort, also while a question hangs.
 */
final class SideConnection implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(SideConnection.class);

	private static final int PATIENCE_MS = 2000;

	// A server that is in trouble is not asked for a connection many times a second
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final DataSource dataSource;

	private final AtomicReference<@Nullable Connection> open = new AtomicReference<>();

	private volatile boolean closed;

	private boolean failed;

	private long failedAt;

	SideConnection(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Asks.
	 * @param <T> the answer
	 * @param question gets the connection
	 * @return the answer, or {@code null} when there is none to be had now
	 */
	<T> @Nullable T ask(MigrationSession.Question<T> question) {
		if (this.failed && System.nanoTime() - this.failedAt < PAUSE.toNanos()) {
			return null;
		}
		try {
			T answer = question.ask(connection());
			this.failed = false;
			return answer;
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("The second connection does not answer", ex);
			this.failed = true;
			this.failedAt = System.nanoTime();
			throwAway();
			return null;
		}
	}

	private Connection connection() throws SQLException {
		Connection connection = this.open.get();
		if (connection == null) {
			connection = this.dataSource.getConnection();
			this.open.set(connection);
			// Whoever closes this meanwhile has not seen it
			if (this.closed) {
				throw new SQLException("The second connection came too late");
			}
			connection.setNetworkTimeout(Runnable::run, PATIENCE_MS);
			connection.setAutoCommit(true);
		}
		return connection;
	}

	private void throwAway() {
		Connection connection = this.open.getAndSet(null);
		if (connection != null) {
			try (connection) {
				connection.abort(Runnable::run);
			}
			catch (SQLException ex) {
				logger.debug("The second connection could not be thrown away", ex);
			}
		}
	}

	/** Closes this while a question may hang. The question fails. */
	void abort() {
		this.closed = true;
		throwAway();
	}

	/** Closes this when no question is under way. */
	@Override
	public void close() {
		this.closed = true;
		Connection connection = this.open.getAndSet(null);
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("The second connection could not be closed", ex);
		}
	}

}
