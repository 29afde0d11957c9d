package io.migrate.session;

import java.io.Reader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.migrate.base.MigrationException;
import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.TransactionState;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * One transaction whose statements are sent many in one round trip, its beginning and its
 * commit included. Not thread-safe.
 */
public final class StatementBatch {

	// What waits to be sent is held in memory
	private static final int MAX_CHARACTERS = 1 << 18;

	private static final String BOOKKEEPING = "the bookkeeping";

	// Of the SQL standard: a constraint is violated
	private static final String VIOLATION = "23";

	// The driver says it in the message alone: Batch entry 3 … was aborted
	private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

	private final MigrationSession session;

	private final Dialect dialect;

	private final int limit;

	private final List<Entry> entries = new ArrayList<>();

	private int characters;

	private long rows;

	private String lastScript = BOOKKEEPING;

	private boolean committing;

	private Runnable blame = () -> {
	};

	StatementBatch(MigrationSession session, int limit) {
		this.session = session;
		this.dialect = session.dialect();
		this.limit = limit;
	}

	/**
	 * Begins no transaction: each statement is sent by itself, in the one that is open.
	 * @param session the session
	 * @return what takes the statements
	 */
	public static StatementBatch oneByOne(MigrationSession session) {
		return new StatementBatch(session, 1);
	}

	/**
	 * Says who is told when one of the statements to come fails together with others and
	 * it is known that it did.
	 * @param blame is called before the failure is thrown
	 */
	public void blame(Runnable blame) {
		this.blame = blame;
	}

	/**
	 * Adds a statement of a revision.
	 * @param script where it comes from
	 * @param statement the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 */
	public void add(String script, SqlStatement statement) {
		this.lastScript = script;
		add(new Entry(statement.text(), script, statement, Check.NONE, this.blame));
	}

	/**
	 * Adds a statement of the engine.
	 * @param sql the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 */
	public void add(String sql) {
		add(new Entry(sql, BOOKKEEPING, null, Check.NONE, this.blame));
	}

	/**
	 * Adds a statement of the engine that must hit exactly one row.
	 * @param sql the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 * @throws HistoryConflictException if it hit no row or several
	 */
	public void addOneRow(String sql) {
		add(new Entry(sql, BOOKKEEPING, null, Check.ONE_ROW, this.blame));
	}

	/**
	 * Adds a record of the engine that fails by itself unless it hits exactly one row.
	 * @param sql the statement
	 * @throws StatementFailedException if what was sent with it failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 * @throws HistoryConflictException if the row is not as it should be
	 */
	public void addRecord(String sql) {
		add(new Entry(sql, BOOKKEEPING, null, Check.BY_ITSELF, this.blame));
	}

	/**
	 * How many rows people hit.
	 * @return the sum over their statements that were sent; the rows that a query or a
	 * procedure gives or changes do not count
	 */
	public long rows() {
		return this.rows;
	}

	/**
	 * Adds to the rows that people hit.
	 * @param more how many
	 */
	public void addRows(long more) {
		this.rows += more;
	}

	/**
	 * Sends what waits, then asks something that {@link MigrationSession#cancel()} ends.
	 * @param <T> the answer
	 * @param script on whose behalf
	 * @param question gets the connection
	 * @return the answer
	 * @throws StatementFailedException if the database refuses, or what waited failed
	 * @throws UnnamedFailureException if one of those that waited failed and it is not
	 * known which
	 */
	public <T> T ask(String script, MigrationSession.Question<T> question) {
		flush();
		try {
			return this.session.interruptibly(question);
		}
		catch (SQLException ex) {
			throw new StatementFailedException(script, null, this.dialect.error(ex), ex);
		}
	}

	/**
	 * As {@link #ask}, for a query of the engine.
	 * @param <T> what a row becomes
	 * @param script on whose behalf
	 * @param sql the query
	 * @param row makes it of a row
	 * @return one for each row
	 */
	public <T> List<T> query(String script, String sql, RowMapper<T> row) {
		return ask(script, (connection) -> {
			try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
				return new RowMapperResultSetExtractor<>(row).extractData(rows);
			}
		});
	}

	/**
	 * Sends what waits, then a {@code COPY … FROM stdin} with its data.
	 * @param script where it comes from
	 * @param statement the statement
	 * @param data its data
	 * @throws StatementFailedException if it, or what waited, failed
	 * @throws UnnamedFailureException if one of those that waited failed and it is not
	 * known which
	 */
	public void copy(String script, SqlStatement statement, Reader data) {
		flush();
		try {
			this.rows += this.session
				.interruptibly((connection) -> this.dialect.copy(connection, statement.text(), data));
		}
		catch (SQLException ex) {
			throw new StatementFailedException(script, statement, this.dialect.error(ex), ex);
		}
	}

	/**
	 * Sends what waits, then does something in Java in the transaction.
	 * @param script where it comes from
	 * @param what what people call it
	 * @param work gets the connection
	 * @throws StatementFailedException if the database refused a statement of it, or of
	 * what waited
	 * @throws UnnamedFailureException if one of those that waited failed and it is not
	 * known which
	 * @throws WorkFailedException if it failed for another reason
	 */
	public void call(String script, String what, Consumer<Connection> work) {
		flush();
		try {
			TransactionState state = this.session.interruptibly((connection) -> {
				work.accept(connection);
				return this.dialect.transactionState(connection);
			});
			WorkFailedException.refuse(script, what, state);
		}
		catch (SQLException ex) {
			throw new StatementFailedException(script, null, this.dialect.error(ex), ex);
		}
		catch (MigrationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw WorkFailedException.of(script, what, ex, this.dialect);
		}
	}

	/**
	 * Sends what waits.
	 * @throws StatementFailedException if it failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 * @throws HistoryConflictException if a record hit no row or several
	 */
	public void flush() {
		if (this.entries.isEmpty()) {
			return;
		}
		List<Entry> sent = List.copyOf(this.entries);
		this.entries.clear();
		this.characters = 0;
		int[] hit = send(sent);
		for (int i = 0; i < sent.size(); i++) {
			if (sent.get(i).check() == Check.ONE_ROW && hit[i] != 1) {
				throw new HistoryConflictException(hit[i]);
			}
			// A driver that does not know says so with a number below zero
			this.rows += (sent.get(i).statement() != null) ? Math.max(hit[i], 0) : 0;
		}
	}

	/**
	 * Begins the transaction, and commits it when nothing fails.
	 * @param opening the statements of the engine that go first
	 * @param work adds the rest
	 */
	void run(List<String> opening, Consumer<StatementBatch> work) {
		boolean committed = false;
		try {
			add("BEGIN");
			opening.forEach(this::add);
			work.accept(this);
			commit();
			committed = true;
		}
		catch (StatementFailedException ex) {
			throw (this.committing && ex.error().kind() == Kind.LOST) ? new CommitUncertainException(ex) : ex;
		}
		finally {
			if (!committed) {
				this.session.rollback();
			}
		}
	}

	// In the same round trip as what waits, where that needs no look at its outcome
	private void commit() {
		if (this.entries.stream().anyMatch((entry) -> entry.check() == Check.ONE_ROW)) {
			flush();
		}
		this.committing = true;
		add(new Entry("COMMIT", this.lastScript, null, Check.NONE, this.blame));
		flush();
	}

	private void add(Entry entry) {
		this.entries.add(entry);
		this.characters += entry.sql().length();
		if (this.entries.size() >= this.limit || this.characters >= MAX_CHARACTERS) {
			flush();
		}
	}

	private int[] send(List<Entry> sent) {
		try {
			return this.session.interruptibly((connection) -> send(connection, sent));
		}
		catch (SQLException ex) {
			DatabaseError error = this.dialect.error(ex);
			// Hikari closes a connection over what the server does not support
			boolean many = ex instanceof BatchUpdateException && sent.size() > 1 && !this.session.isClosed();
			if (many && error.kind() != Kind.CANCELLED && error.kind() != Kind.LOST) {
				throw new UnnamedFailureException(error, ex);
			}
			if (sent.get(0).check() == Check.BY_ITSELF && String.valueOf(error.sqlState()).startsWith(VIOLATION)) {
				throw new HistoryConflictException(error.message(), ex);
			}
			throw failure(sent, error, ex);
		}
	}

	private static int[] send(Connection connection, List<Entry> sent) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			for (Entry entry : sent) {
				statement.addBatch(entry.sql());
			}
			return statement.executeBatch();
		}
	}

	private static StatementFailedException failure(List<Entry> sent, DatabaseError error, SQLException cause) {
		Entry failed = failed(sent, error, cause);
		if (failed != null) {
			failed.blame().run();
			return new StatementFailedException(failed.script(), failed.statement(), error, cause);
		}
		String script = sent.stream()
			.filter((entry) -> entry.statement() != null)
			.findFirst()
			.orElse(sent.get(0))
			.script();
		return new StatementFailedException(script, null, error, cause);
	}

	// Between statements of the engine, the one of a person is what takes its time
	private static @Nullable Entry failed(List<Entry> sent, DatabaseError error, SQLException cause) {
		List<Entry> statements = sent.stream().filter((entry) -> entry.statement() != null).toList();
		if (statements.size() == 1) {
			return statements.get(0);
		}
		Matcher index = INDEX.matcher(String.valueOf(cause.getMessage()));
		if (cause instanceof BatchUpdateException && error.kind() == Kind.CANCELLED && index.find()) {
			int number = Integer.parseInt(index.group());
			return (number < sent.size()) ? sent.get(number) : null;
		}
		return (sent.size() == 1) ? sent.get(0) : null;
	}

	private enum Check {

		NONE, ONE_ROW, BY_ITSELF

	}

	private record Entry(String sql, String script, @Nullable SqlStatement statement, Check check, Runnable blame) {

	}

}
