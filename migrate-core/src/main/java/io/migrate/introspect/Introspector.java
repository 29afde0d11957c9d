package io.migrate.introspect;

import java.sql.Connection;
import java.sql.SQLException;

import io.migrate.schema.Inventory;
import io.migrate.schema.Schema;
import io.migrate.schema.SchemaFilter;

/**
 * Reads what a database has. Types and expressions are as the server prints them when it
 * can see nothing but its own schema: whatever is not the server's own is qualified. All
 * lists are sorted by name, columns and values of enum types excepted, and all names have
 * their schema. It takes the same number of statements, at most eight, for any number of
 * tables, writes nothing, and needs no privilege. Implementations are stateless and
 * thread-safe.
 */
public interface Introspector {

	/**
	 * Reads what a database has, as it was at one moment. In a transaction that is
	 * already open it reads what that one sees, and leaves it as it was, unless it fails.
	 * What others drop meanwhile may be missing; it is no error. It gives way to those
	 * who change something, and waits about ten seconds for what they have locked, or in
	 * an open transaction as long as that one waits for locks.
	 * @param connection the connection that everything runs on
	 * @param filter what of it is wanted
	 * @return what there is
	 * @throws SQLException if the database does not answer, or something stays locked
	 */
	Schema read(Connection connection, SchemaFilter filter) throws SQLException;

	/**
	 * Reads what a session has made for itself: temporary tables and whatever else was
	 * made in {@code pg_temp}, which is the schema of all their names here. Within types
	 * and expressions the server does not qualify them.
	 * @param connection the session, in a transaction or not
	 * @return what there is
	 * @throws SQLException if the database does not answer
	 */
	Schema readTemporary(Connection connection) throws SQLException;

	/**
	 * Lists everything that a database has, as {@link #read} reads it: also what no
	 * {@link Schema} can say.
	 * @param connection the connection that everything runs on
	 * @param filter what of it is wanted
	 * @return what there is
	 * @throws SQLException if the database does not answer, or something stays locked
	 */
	Inventory takeInventory(Connection connection, SchemaFilter filter) throws SQLException;

}
