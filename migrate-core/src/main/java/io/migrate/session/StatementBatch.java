package io.migrate.session;

import java.io.Reader;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.migrate.dialect.DatabaseError.Kind;
import io.migrate.dialect.Dialect;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Sends statements, many in one round trip where it can. Not thread-safe.
 */
public final class StatementBatch {

	// What waits to be sent is held in memory
	private static final int MAX_CHARACTERS = 1 << 18;

	private final MigrationSession session;

	private final Dialect dialect;

	private final String script;

	private final int limit;

	private final List<Entry> entries = new ArrayList<>();

	private int characters;

	StatementBatch(MigrationSession session, String script, int limit) {
		this.session = session;
		this.dialect = session.dialect();
		this.script = script;
		this.limit = limit;
	}

	/**
	 * Adds a statement of a revision.
	 * @param statement the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 */
	public void add(SqlStatement statement) {
		add(new Entry(statement.text(), statement, false));
	}

	/**
	 * Adds a statement of the engine.
	 * @param sql the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 */
	public void add(String sql) {
		add(new Entry(sql, null, false));
	}

	/**
	 * Adds a statement of the engine that must hit exactly one row.
	 * @param sql the statement
	 * @throws StatementFailedException if it, or what was sent with it, failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 * @throws HistoryConflictException if it hit no row or several
	 */
	public void addOneRow(String sql) {
		add(new Entry(sql, null, true));
	}

	/**
	 * Sends what waits, then a {@code COPY … FROM stdin} with its data.
	 * @param statement the statement
	 * @param data its data
	 * @throws StatementFailedException if it, or what waited, failed
	 * @throws UnnamedFailureException if one of those that waited failed and it is not
	 * known which
	 */
	public void copy(SqlStatement statement, Reader data) {
		flush();
		try {
			this.session.interruptibly((connection) -> {
				this.dialect.copy(connection, statement.text(), data);
				return true;
			});
		}
		catch (SQLException ex) {
			throw failure(statement, ex);
		}
	}

	/**
	 * Sends what waits.
	 * @throws StatementFailedException if it failed
	 * @throws UnnamedFailureException if one of several failed and it is not known which
	 */
	public void flush() {
		if (this.entries.isEmpty()) {
			return;
		}
		List<Entry> sent = List.copyOf(this.entries);
		this.entries.clear();
		this.characters = 0;
		int[] rows = send(sent);
		for (int i = 0; i < sent.size(); i++) {
			if (sent.get(i).oneRow() && rows[i] != 1) {
				throw new HistoryConflictException(rows[i]);
			}
		}
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
			boolean many = ex instanceof BatchUpdateException && sent.size() > 1;
			if (many && this.dialect.error(ex).kind() != Kind.STOPPED) {
				throw new UnnamedFailureException(ex);
			}
			throw failure(only(sent), ex);
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

	// Between statements of the engine, the one of a person is what takes its time
	private static @Nullable SqlStatement only(List<Entry> sent) {
		List<SqlStatement> statements = sent.stream().map(Entry::statement).filter(Objects::nonNull).toList();
		return (statements.size() == 1) ? statements.get(0) : null;
	}

	private StatementFailedException failure(@Nullable SqlStatement statement, SQLException cause) {
		return new StatementFailedException(this.script, statement, this.dialect.error(cause), cause);
	}

	private record Entry(String sql, @Nullable SqlStatement statement, boolean oneRow) {

	}

}
