package io.migrate.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.Dialects;
import io.migrate.dialect.SessionSettings;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Owns the one connection that does all the work, from the first question to the last
 * commit. Not thread-safe.
 */
public final class MigrationSession implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(MigrationSession.class);

	private final BorrowedConnection borrowed;

	private final Connection connection;

	private final Dialect dialect;

	private final Cancellation cancellation = new Cancellation();

	private final RunningStatement running;

	private LockGuard guard = LockGuard.SESSION;

	private volatile String doing = "";

	private SessionSettings.@Nullable Kept kept;

	private @Nullable StatementWatch watch;

	private MigrationSession(BorrowedConnection borrowed, Dialect dialect) {
		this.borrowed = borrowed;
		this.connection = borrowed.connection();
		this.dialect = dialect;
		this.running = new RunningStatement(this.connection, dialect);
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
	public static MigrationSession open(DataSource dataSource, Dialects dialects) {
		BorrowedConnection borrowed = BorrowedConnection.of(dataSource);
		try {
			return new MigrationSession(borrowed, dialects.of(borrowed.connection()));
		}
		catch (SQLException ex) {
			borrowed.giveBack();
			throw new DatabaseUnavailableException(ex);
		}
		catch (RuntimeException ex) {
			borrowed.giveBack();
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
		try {
			session.ask((connection) -> {
				connection.setReadOnly(true);
				return true;
			});
			return session;
		}
		catch (MigrationException ex) {
			session.close();
			throw ex;
		}
	}

	/**
	 * What the database is.
	 * @return product and version, as the driver knows them without asking
	 */
	public Database database() {
		return ask((connection) -> Database.of(connection.getMetaData()));
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
	 * What the run is about to do, for those who wait for it. Any thread may call it.
	 * @return a few words, empty before the first step
	 */
	public String doing() {
		return this.doing;
	}

	/**
	 * Says what the run is about to do. This sends nothing.
	 * @param doing a few words, such as {@code upgrade b342af89685a}
	 */
	public void doing(String doing) {
		this.doing = doing;
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
	 * Asks a question of the engine. {@link #cancel()} ends it.
	 * @param <T> what a row becomes
	 * @param sql the query
	 * @param row makes it of a row
	 * @return one for each row
	 * @throws DatabaseFailureException if the database refuses
	 */
	public <T> List<T> query(String sql, RowMapper<T> row) {
		return question((asked) -> {
			try (Statement statement = asked.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
				return new RowMapperResultSetExtractor<>(row).extractData(rows);
			}
		});
	}

	/**
	 * Asks something that only the dialect can ask and that may take a while.
	 * {@link #cancel()} ends it.
	 * @param <T> the answer
	 * @param question gets the connection
	 * @return the answer
	 * @throws DatabaseFailureException if the database refuses
	 */
	public <T> T question(Question<T> question) {
		return ask((asked) -> {
			this.cancellation.throwIfRequested();
			return this.running.question(question);
		});
	}

	/**
	 * Asks the database something that only the dialect can ask. {@link #cancel()} does
	 * not end it.
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
			DatabaseError error = this.dialect.error(ex);
			if (error.kind() == Kind.CANCELLED) {
				this.cancellation.throwIfRequested();
			}
			throw new DatabaseFailureException(error, ex);
		}
	}

	/**
	 * Runs something that {@link #cancel()} ends.
	 * @throws RunCancelledException if the run is to end already
	 */
	<T> T interruptibly(Question<T> work) throws SQLException {
		return interruptibly(null, work);
	}

	private <T> T interruptibly(@Nullable Duration limit, Question<T> work) throws SQLException {
		this.cancellation.throwIfRequested();
		this.running.begin(limit);
		try {
			return work.ask(this.connection);
		}
		finally {
			this.running.end();
		}
	}

	RunningStatement running() {
		return this.running;
	}

	/** The process of the server that works for this session. */
	int serverProcess() throws SQLException {
		return this.dialect.serverProcess(this.connection);
	}

	/**
	 * Watches the statements that run on this session.
	 * @param side leads to the same database past any pool, or {@code null}
	 * @param reporter is told when one takes long
	 * @return the watch, to be closed by the caller
	 */
	public StatementWatch watch(@Nullable DataSource side, StatementWatch.Reporter reporter) {
		StatementWatch begun = new StatementWatch(this, side, reporter);
		this.watch = begun;
		return begun;
	}

	/**
	 * Looks at the session's settings, before the first statement of a person runs in it.
	 * @return what they were when this was first called
	 */
	public SessionSettings.Kept keepSettings() {
		SessionSettings.Kept settings = this.kept;
		if (settings == null) {
			settings = ask(this.dialect.sessionSettings()::keep);
			this.kept = settings;
		}
		return settings;
	}

	/**
	 * Runs statements of the engine in a transaction and one round trip: all of it is
	 * committed, or nothing. {@link #cancel()} ends it.
	 * @param statements the statements
	 * @throws DatabaseFailureException if the database refuses one, or the commit
	 */
	public void inTransaction(List<String> statements) {
		new EngineTransaction(this, statements).run(this::question);
	}

	/**
	 * As {@link #inTransaction}, but {@link #cancel()} does not end it.
	 * @param statements the statements
	 * @throws DatabaseFailureException if the database refuses one, or the commit
	 */
	public void record(List<String> statements) {
		new EngineTransaction(this, statements).run(this::ask);
	}

	boolean isClosed() {
		try {
			return this.connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	// What went wrong before is what counts; with the connection goes the transaction
	void rollback() {
		try {
			execute("ROLLBACK");
		}
		catch (SQLException ex) {
			logger.debug("The transaction could not be rolled back", ex);
		}
	}

	/**
	 * Runs a transaction in as few round trips as can be.
	 * @param limit how many statements may travel together
	 * @param opening the statements of the engine that go first
	 * @param work adds the rest
	 * @throws StatementFailedException if a statement failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 * @throws CommitUncertainException if the connection was lost on the way, and nobody
	 * knows whether the transaction was committed
	 */
	public void inBatches(int limit, List<String> opening, Consumer<StatementBatch> work) {
		new StatementBatch(this, limit).run(opening, work);
	}

	/**
	 * Runs a statement of a revision outside a transaction. {@link #cancel()} ends it.
	 * @param script where it comes from
	 * @param statement the statement
	 * @param limit how long it may run, or {@code null}; only a {@link StatementWatch}
	 * ends it then
	 * @throws StatementFailedException if it failed
	 * @throws OverdueStatementException if it ran for too long and was cancelled
	 */
	public void runAlone(String script, SqlStatement statement, @Nullable Duration limit) {
		String mark = this.guard.mark();
		try {
			interruptibly(limit, (connection) -> {
				execute(mark + statement.text());
				return true;
			});
		}
		catch (SQLException ex) {
			StatementFailedException failure = new StatementFailedException(script, statement,
					this.dialect.error(ex).behind(mark.length()), ex);
			StatementWatch watching = this.watch;
			throw (limit != null && watching != null && this.running.wasOver())
					? new OverdueStatementException(limit, watching.blockers(), failure) : failure;
		}
	}

	/**
	 * Runs statements of the engine one after the other.
	 * @param statements the statements
	 * @throws DatabaseFailureException if the database refuses one
	 */
	public void run(List<String> statements) {
		ask((connection) -> {
			for (String statement : statements) {
				execute(statement);
			}
			return true;
		});
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.setEscapeProcessing(false);
			statement.execute(sql);
		}
	}

	/**
	 * Gives the connection back as it came.
	 */
	@Override
	public void close() {
		this.borrowed.giveBack();
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
