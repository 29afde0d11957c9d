package io.migrate.dialect.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.dialect.BatchSql;
import io.migrate.dialect.DatabaseError;
import io.migrate.dialect.DdlRenderer;
import io.migrate.dialect.DefinitionSql;
import io.migrate.dialect.Diagnostics;
import io.migrate.dialect.Dialect;
import io.migrate.dialect.HistorySql;
import io.migrate.dialect.LeaseSql;
import io.migrate.dialect.MigrationLock;
import io.migrate.dialect.Normalizer;
import io.migrate.dialect.PopulationSql;
import io.migrate.dialect.SampleRows;
import io.migrate.dialect.ScratchSql;
import io.migrate.dialect.ScriptSql;
import io.migrate.dialect.SessionSettings;
import io.migrate.dialect.SizeSql;
import io.migrate.dialect.StatementRules;
import io.migrate.dialect.TransactionState;
import io.migrate.diff.DiffRules;
import io.migrate.introspect.Introspector;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;

/**
 * PostgreSQL. Stateless and thread-safe.
 */
public final class PostgresDialect implements Dialect {

	// Number 0 is a prepared transaction, which has no process
	// As much as the driver's own stream to the server takes at once
	private static final int COPY_CHUNK = 64 * 1024;

	private static final String BLOCKERS = """
			SELECT CASE WHEN b.pid = 0 THEN 'a prepared transaction (see pg_prepared_xacts)' ELSE
			    format('pid %s, user %s, application %s, from %s, %s for %s s, statement: %s', b.pid,
			        coalesce(a.usename, '-'), coalesce(nullif(a.application_name, ''), '-'),
			        coalesce(host(a.client_addr), 'this machine'), coalesce(a.state, a.backend_type, 'gone'),
			        coalesce(round(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.query_start))), 0),
			        coalesce(nullif(regexp_replace(left(a.query, 100), '\\s+', ' ', 'g'), ''), '-')) END
			FROM unnest(pg_catalog.pg_blocking_pids(?)) AS b(pid)
			LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = b.pid GROUP BY 1 ORDER BY 1""";

	@Override
	public boolean supports(String product) {
		return product.equals("PostgreSQL");
	}

	@Override
	public String quote(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * Writes an escape string constant: unlike a plain one it means the same whatever
	 * {@code standard_conforming_strings} says.
	 */
	@Override
	public String literal(String text) {
		return "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	@Override
	public HistorySql historySql(HistoryTables tables) {
		return new PostgresHistorySql(this, tables);
	}

	@Override
	public MigrationLock lock() {
		return new PostgresAdvisoryLock();
	}

	@Override
	public LeaseSql leaseSql(HistoryTables tables) {
		return new PostgresLeaseSql(this, tables);
	}

	@Override
	public ScriptSql scriptSql(HistoryTables tables) {
		return new PostgresScriptSql(this, tables);
	}

	@Override
	public ScratchSql scratchSql() {
		return new PostgresScratchSql(this);
	}

	@Override
	public DefinitionSql definitionSql(HistoryTables tables) {
		return new PostgresDefinitionSql(this, tables);
	}

	@Override
	public PopulationSql populationSql(HistoryTables tables) {
		return new PostgresPopulationSql(this, tables);
	}

	@Override
	public BatchSql batchSql(HistoryTables tables) {
		return new PostgresBatchSql(this, tables);
	}

	@Override
	public SizeSql sizeSql(HistoryTables tables) {
		return new PostgresSizeSql(this, tables);
	}

	@Override
	public SessionSettings sessionSettings() {
		return new PostgresSessionSettings(this);
	}

	@Override
	public StatementRules statementRules() {
		return new PostgresStatementRules(this);
	}

	@Override
	public DdlRenderer ddlRenderer() {
		return new PostgresDdlRenderer();
	}

	@Override
	public DiffRules diffRules() {
		return new PostgresDiffRules();
	}

	@Override
	public Normalizer normalizer() {
		return new PostgresNormalizer(introspector());
	}

	@Override
	public Introspector introspector() {
		return new PostgresIntrospector(this);
	}

	@Override
	public DdlRenderer convergentRenderer() {
		return new ConvergentDdl(ddlRenderer());
	}

	@Override
	public Diagnostics diagnostics() {
		return new PostgresDiagnostics(this);
	}

	@Override
	public SampleRows sampleRows() {
		return new PostgresSampleRows(this);
	}

	@Override
	public DatabaseError error(SQLException failure) {
		return PostgresErrors.describe(failure);
	}

	@Override
	public long copy(Connection connection, String sql, Reader data) throws SQLException {
		try {
			return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public long copy(Connection connection, String sql, InputStream data) throws SQLException, IOException {
		return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, data, COPY_CHUNK);
	}

	/**
	 * Needs no password: the server gave the connection a key for this, and the driver
	 * sends it over a connection of its own.
	 */
	@Override
	public void cancel(Connection connection) throws SQLException {
		connection.unwrap(PGConnection.class).cancelQuery();
	}

	@Override
	public TransactionState transactionState(Connection connection) throws SQLException {
		return switch (connection.unwrap(BaseConnection.class).getTransactionState()) {
			case OPEN -> TransactionState.OPEN;
			case FAILED -> TransactionState.FAILED;
			case IDLE -> TransactionState.NONE;
		};
	}

	@Override
	public int serverProcess(Connection connection) throws SQLException {
		return connection.unwrap(PGConnection.class).getBackendPID();
	}

	@Override
	public List<String> blockers(Connection side, int process) throws SQLException {
		List<String> blockers = new ArrayList<>();
		try (PreparedStatement statement = side.prepareStatement(BLOCKERS)) {
			statement.setInt(1, process);
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					blockers.add(rows.getString(1));
				}
			}
		}
		return blockers;
	}

}
