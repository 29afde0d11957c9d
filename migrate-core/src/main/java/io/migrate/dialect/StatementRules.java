package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.migrate.base.DataLoss;
import io.migrate.base.QualifiedName;
import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the engine must know about a statement before it runs.
 */
public interface StatementRules {

	/**
	 * Whether a statement would break what the engine promises, such as a {@code COMMIT}
	 * in the middle of a step.
	 * @param statement a statement of a revision
	 * @return why it is refused, or {@code null} when it is fine
	 */
	@Nullable String refusal(SqlStatement statement);

	/**
	 * How a statement is to be run that cannot share a transaction with others.
	 * @param statement a statement of a revision
	 * @return {@code null} when it can
	 */
	@Nullable StandaloneStatement standalone(SqlStatement statement);

	/**
	 * Whether a statement may leave something in the session: a setting, a role, a
	 * temporary table.
	 * @param statement a statement of a revision
	 * @return {@code false} when it surely does not
	 */
	boolean changesSession(SqlStatement statement);

	/**
	 * Whether a statement does nothing but change the session beyond its transaction, so
	 * that what follows it needs it again in another session.
	 * @param statement a statement of a revision
	 * @return {@code true} for a setting
	 */
	boolean isSetting(SqlStatement statement);

	/**
	 * The table that a statement creates.
	 * @param statement a statement of a revision
	 * @return the name, or {@code null} when it creates none or a temporary one
	 */
	@Nullable QualifiedName createdTable(SqlStatement statement);

	/**
	 * The table that a statement creates and that nobody can have made before, a
	 * temporary one included.
	 * @param statement a statement of a revision
	 * @return the name, without a schema when it is temporary; {@code null} when it
	 * creates none, or none if one is there
	 */
	@Nullable QualifiedName newTable(SqlStatement statement);

	/**
	 * The tables that a statement takes away, other than temporary ones.
	 * @param statement a statement of a revision
	 * @return what is lost, in the order of the statement
	 */
	List<TableLoss> losses(SqlStatement statement);

	/**
	 * The tables whose size a statement may change, as far as it names them.
	 * @param statement a statement of a revision
	 * @return the tables, in the order of the statement
	 */
	List<TouchedTable> touchedTables(SqlStatement statement);

	/**
	 * What of a statement changes rows when it runs: itself, a part of its {@code WITH},
	 * or what stands in an anonymous block. What it only defines, such as the body of a
	 * function, changes none.
	 * @param statement a statement of a revision
	 * @return the changes, in the order of the statement
	 */
	List<DataStatement> dataStatements(SqlStatement statement);

	/**
	 * The data that a statement takes away when it runs, and that its opposite does not
	 * bring back: also what stands in an anonymous block. What can be made again, such as
	 * an index or a view, is none. What functions do that it calls is not seen.
	 * @param statement a statement of a revision
	 * @return what is lost, in the order of the statement
	 */
	List<DataLoss> dataLosses(SqlStatement statement);

	/**
	 * Whether a statement may make rows of one table those of another one, too, such as
	 * of a partition.
	 * @param statement a statement of a revision
	 * @return {@code false} when it surely does not
	 */
	boolean joinsTables(SqlStatement statement);

	/**
	 * Whether names without a schema may mean another schema after a statement.
	 * @param statement a statement of a revision
	 * @return {@code true} when it touches the search path
	 */
	boolean changesSearchPath(SqlStatement statement);

	/**
	 * Whether somebody else acts after a statement, in whose schema names without one may
	 * then be looked up.
	 * @param statement a statement of a revision
	 * @return {@code true} when it sets the role or the user of the session
	 */
	boolean changesRole(SqlStatement statement);

	/**
	 * Looks which names are taken.
	 * @param connection the session whose search path counts for names without a schema
	 * @param names the names
	 * @return those that the database has
	 * @throws SQLException if the database does not answer
	 */
	Set<QualifiedName> existing(Connection connection, Collection<QualifiedName> names) throws SQLException;

	/**
	 * Looks up tables, other than temporary ones.
	 * @param connection the session whose search path counts for names without a schema
	 * @param names names without a schema
	 * @param schemas names of schemas
	 * @return all tables of these names or in these schemas
	 * @throws SQLException if the database does not answer
	 */
	FoundTables find(Connection connection, Collection<String> names, Collection<String> schemas) throws SQLException;

}
