package io.migrate.session;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.migrate.dialect.Dialect;
import io.migrate.dialect.Dialects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Owns the one connection that does all the work, from the first question to the last
 * commit. Not thread-safe.
 */
public final class MigrationSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MigrationSession.class);

	private final Connection connection;

	private final Dialect dialect;

	private final boolean autoCommit;

	private final boolean readOnly;

	private final JdbcClient client;

	private final Cancellation cancellation = new Cancellation();

	private final RunningStatement running;

	private LockGuard guard = LockGuard.SESSION;

	private @Nullable List<String> restoration;

	private MigrationSession(Connection connection, Dialect dialect) throws SQLException {
		this.connection = connection;
		this.dialect = dialect;
		this.autoCommit = connection.getAutoCommit();
		this.readOnly = connection.isReadOnly();
		this.running = new RunningStatement(connection, dialect);
		this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
	}

	/**
	 * Takes a connection. This sends nothing to the database but what opening one does.
	 * @param dataSource where to get it
	 * @param dialects the databases that are supported
	 * @return the session, to be closed by the caller
	 * @throws DatabaseUnavailableException if there is no connection to be had
	 * @throws io.migrate.dialect.UnsupportedDatabaseException if no dialect supports the
	 * database
	 */
	@SuppressWarnings("resource") // the session closes it
	public static MigrationSession open(DataSource dataSource, Dialects dialects) {
		Connection connection = connect(dataSource);
		try {
			MigrationSession session = new MigrationSession(connection, dialects.of(connection));
			connection.setAutoCommit(true);
			return session;
		}
		catch (SQLException ex) {
			closeQuietly(connection, ex);
			throw new DatabaseUnavailableException(ex);
		}
		catch (RuntimeException ex) {
			closeQuietly(connection, ex);
			throw ex;
		}
	}

	/**
	 * Takes a connection for questions only.
	 * @param dataSource where to get it
	 * @param dialects the databases that are supported
	 * @return the session, to be closed by the caller
	 * @throws DatabaseUnavailableException if there is no connection to be had
	 * @throws io.migrate.dialect.UnsupportedDatabaseException if no dialect supports the
	 * database
	 */
	public static MigrationSession openReadOnly(DataSource dataSource, Dialects dialects) {
		MigrationSession session = open(dataSource, dialects);
		session.ask((connection) -> {
			connection.setReadOnly(true);
			return true;
		});
		return session;
	}

	private static Connection connect(DataSource dataSource) {
		try {
			return dataSource.getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			// A pool may throw what it likes, such as for a URL that no driver accepts
			throw new DatabaseUnavailableException(ex);
		}
	}

	private static void closeQuietly(Connection connection, Exception failure) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

	/**
	 * What the database is.
	 * @return product and version, as the driver knows them without asking
	 */
	public Database database() {
		return ask((connection) -> {
			DatabaseMetaData metaData = connection.getMetaData();
			return new Database(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion());
		});
	}

	/**
	 * The dialect of the database.
	 * @return the dialect
	 */
	public Dialect dialect() {
		return this.dialect;
	}

	/**
	 * Whether what runs on this session is to end before its time.
	 * @return what the thread of the run looks at before it begins something
	 */
	public Cancellation cancellation() {
		return this.cancellation;
	}

	/**
	 * What the lock in hand asks of the statements of this session.
	 * @return that of a session lock, unless another lock was taken
	 */
	public LockGuard guard() {
		return this.guard;
	}

	void guardWith(LockGuard guard) {
		this.guard = guard;
	}

	/**
	 * Asks what runs on this session to end, and cancels the statement that is under way.
	 * A statement that begins at this very moment may not notice: the caller repeats this
	 * until the run has ended. Any thread may call it.
	 */
	public void cancel() {
		this.cancellation.request();
		this.running.cancel();
	}

	/**
	 * Asks a question of the engine.
	 * @param <T> what a row becomes
	 * @param sql the query
	 * @param row makes it of a row
	 * @return one for each row
	 * @throws DatabaseFailureException if the database refuses
	 */
	public <T> List<T> query(String sql, RowMapper<T> row) {
		return translated(() -> this.client.sql(sql).query(row).list());
	}

	/**
	 * Runs a statement of the engine.
	 * @param sql the statement
	 * @return how many rows it hit
	 * @throws DatabaseFailureException if the database refuses
	 */
	public int update(String sql) {
		return translated(() -> this.client.sql(sql).update());
	}

	private <T> T translated(Supplier<T> access) {
		try {
			return access.get();
		}
		catch (DataAccessException ex) {
			if (ex.getMostSpecificCause() instanceof SQLException cause) {
				throw new DatabaseFailureException(this.dialect.error(cause), ex);
			}
			throw ex;
		}
	}

	/**
	 * Asks the database something that only the dialect can ask.
	 * @param <T> the answer
	 * @param question gets the connection
	 * @return the answer
	 * @throws DatabaseFailureException if the database refuses
	 */
	public <T> T ask(Question<T> question) {
		try {
			return question.ask(this.connection);
		}
		catch (SQLException ex) {
			throw new DatabaseFailureException(this.dialect.error(ex), ex);
		}
	}

	/**
	 * Runs something that {@link #cancel()} ends.
	 * @throws RunCancelledException if the run is to end already
	 */
	<T> T interruptibly(Question<T> work) throws SQLException {
		this.cancellation.throwIfRequested();
		this.running.begin();
		try {
			return work.ask(this.connection);
		}
		finally {
			this.running.end();
		}
	}

	/**
	 * Looks at the session's settings, before the first statement of a person runs in it.
	 */
	public void keepSettings() {
		if (this.restoration == null) {
			this.restoration = ask(this.dialect.sessionSettings()::restoration);
		}
	}

	/**
	 * What brings the settings back to what they were.
	 * @return the statements
	 * @throws IllegalStateException if nobody has called {@link #keepSettings()}
	 */
	public List<String> restoration() {
		if (this.restoration == null) {
			throw new IllegalStateException("The settings of the session were not kept");
		}
		return this.restoration;
	}

	/**
	 * Runs something in a transaction: all of it is committed, or nothing.
	 * @param <T> the result
	 * @param work what to run
	 * @return its result
	 * @throws DatabaseFailureException if the commit fails
	 */
	public <T> T inTransaction(Supplier<T> work) {
		ask((connection) -> {
			connection.setAutoCommit(false);
			return true;
		});
		boolean committed = false;
		try {
			T result = work.get();
			ask((connection) -> {
				connection.commit();
				connection.setAutoCommit(true);
				return true;
			});
			committed = true;
			return result;
		}
		finally {
			if (!committed) {
				rollback();
			}
		}
	}

	// What went wrong before is what counts; with the connection goes the transaction
	private void rollback() {
		try {
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		}
		catch (SQLException ex) {
			logger.debug("The transaction could not be rolled back", ex);
		}
	}

	/**
	 * Starts a batch of statements.
	 * @param script where they come from
	 * @param limit how many may travel together
	 * @return an empty batch
	 */
	public StatementBatch batch(String script, int limit) {
		return new StatementBatch(this, script, limit);
	}

	/**
	 * Gives the connection back as it came.
	 */
	@Override
	public void close() {
		try (Connection closing = this.connection) {
			if (!closing.isClosed()) {
				closing.setReadOnly(this.readOnly);
				closing.setAutoCommit(this.autoCommit);
			}
		}
		catch (SQLException ex) {
			// What was to be kept is committed, and the pool throws a broken connection
			// away
			logger.debug("The connection could not be given back", ex);
		}
	}

	/**
	 * A question that only the dialect can ask.
	 *
	 * @param <T> the answer
	 */
	@FunctionalInterface
	public interface Question<T> {

		/**
		 * Asks.
		 * @param connection the connection of the session
		 * @return the answer
		 * @throws SQLException if the database refuses
		 */
		T ask(Connection connection) throws SQLException;

	}

}
