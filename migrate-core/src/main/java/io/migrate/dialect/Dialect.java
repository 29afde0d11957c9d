package io.migrate.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.migrate.base.HistoryTables;
import io.migrate.base.QualifiedName;
import io.migrate.diff.DiffRules;
import io.migrate.introspect.Introspector;

/**
 * One database product: the sum of its parts. Implementations are stateless and
 * thread-safe.
 */
public interface Dialect {

	/**
	 * Whether this is the dialect of a database.
	 * @param product the product name that the JDBC driver gives
	 * @return {@code true} for a database of this kind
	 */
	boolean supports(String product);

	/**
	 * Quotes an identifier.
	 * @param name the name as it is
	 * @return the name as SQL takes it
	 */
	String quote(String name);

	/**
	 * Quotes a name with its schema.
	 * @param name the name as it is
	 * @return the name as SQL takes it
	 */
	default String quote(QualifiedName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * Writes text as a literal that no session setting can turn into something else.
	 * @param text any text
	 * @return the literal
	 */
	String literal(String text);

	/**
	 * The statements of the bookkeeping.
	 * @param tables where our tables are
	 * @return their SQL
	 */
	HistorySql historySql(HistoryTables tables);

	/**
	 * What makes one instance wait for another where each has a session to itself.
	 * @return the lock
	 */
	MigrationLock lock();

	/**
	 * What makes one instance wait for another where none has.
	 * @param tables where our tables are
	 * @return the SQL of a lease
	 */
	LeaseSql leaseSql(HistoryTables tables);

	/**
	 * The statements of definitions.
	 * @param tables where our tables are
	 * @return their SQL
	 */
	DefinitionSql definitionSql(HistoryTables tables);

	/**
	 * The statements of populations.
	 * @param tables where our tables are
	 * @return their SQL
	 */
	PopulationSql populationSql(HistoryTables tables);

	/**
	 * The statements of populations that run in batches.
	 * @param tables where our tables are
	 * @return their SQL
	 */
	BatchSql batchSql(HistoryTables tables);

	/**
	 * The statements that measure tables.
	 * @param tables where our tables are
	 * @return their SQL
	 */
	SizeSql sizeSql(HistoryTables tables);

	/**
	 * What a session keeps and gets back.
	 * @return the settings
	 */
	SessionSettings sessionSettings();

	/**
	 * What statements are and do.
	 * @return the rules
	 */
	StatementRules statementRules();

	/**
	 * What a script is made of that runs without the engine.
	 * @param tables where our tables are
	 * @return what stands around the statements of revisions
	 */
	ScriptSql scriptSql(HistoryTables tables);

	/**
	 * What empty databases are made and dropped with.
	 * @return their SQL
	 */
	ScratchSql scratchSql();

	/**
	 * What writes operations in the SQL of this database.
	 * @return the renderer
	 */
	DdlRenderer ddlRenderer();

	/**
	 * What writes operations so that a statement whose work is done already does nothing.
	 * @return the renderer
	 */
	DdlRenderer convergentRenderer();

	/**
	 * What types and expressions are to a comparison of schemas.
	 * @return the rules
	 */
	DiffRules diffRules();

	/**
	 * What lets the server print what somebody wrote.
	 * @return the normalizer
	 */
	Normalizer normalizer();

	/**
	 * What reads the catalog.
	 * @return the introspector
	 */
	Introspector introspector();

	/**
	 * What knows what can be wrong with a database.
	 * @return the diagnostics
	 */
	Diagnostics diagnostics();

	/**
	 * What fills tables with rows that are made up.
	 * @return the rows
	 */
	SampleRows sampleRows();

	/**
	 * What the database says about a failure.
	 * @param failure what the driver threw
	 * @return what is known of it
	 */
	DatabaseError error(SQLException failure);

	/**
	 * Sends the data of a {@code COPY … FROM stdin}.
	 * @param connection the connection that everything runs on
	 * @param sql the statement
	 * @param data its data
	 * @return how many rows it brought
	 * @throws SQLException if the database refuses it
	 */
	long copy(Connection connection, String sql, Reader data) throws SQLException;

	/**
	 * Sends the data of a {@code COPY … FROM stdin} as it is.
	 * @param connection the connection that everything runs on
	 * @param sql the statement
	 * @param data its data, in UTF-8
	 * @return how many rows it brought
	 * @throws SQLException if the database refuses it
	 * @throws IOException if the data cannot be read
	 */
	long copy(Connection connection, String sql, InputStream data) throws SQLException, IOException;

	/**
	 * Asks the server to cancel the statement that runs on a connection. Called from
	 * another thread than the one that waits for the statement.
	 * @param connection the connection that everything runs on
	 * @throws SQLException if the server cannot be reached
	 */
	void cancel(Connection connection) throws SQLException;

	/**
	 * How the transaction of a connection stands, as the server said last.
	 * @param connection the connection that everything runs on
	 * @return the state
	 * @throws SQLException if the driver does not know
	 */
	TransactionState transactionState(Connection connection) throws SQLException;

	/**
	 * The process of the server that works for a connection.
	 * @param connection a connection
	 * @return its number, as the server gave it when the connection was opened
	 * @throws SQLException if the driver does not know
	 */
	int serverProcess(Connection connection) throws SQLException;

	/**
	 * Who is in the way of a process of the server.
	 * @param side another connection to the same database
	 * @param process the process that waits
	 * @return each session in words, empty when nobody is
	 * @throws SQLException if the database does not answer
	 */
	List<String> blockers(Connection side, int process) throws SQLException;

}
