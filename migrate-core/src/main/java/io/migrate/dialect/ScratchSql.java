package io.migrate.dialect;

import java.util.List;

import io.migrate.script.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * What an empty database is made and dropped with, in which something is tried out
 * instead of in the one that it stands in for.
 */
public interface ScratchSql {

	/**
	 * Leads elsewhere on the same server.
	 * @param url a JDBC URL
	 * @param database the name of another database
	 * @return the URL of that one; {@code null} when the given one has no known form
	 */
	@Nullable String url(String url, String database);

	/**
	 * Asks how to make an empty database with the encoding and the collation of the one
	 * at hand.
	 * @return a query that gives one row: a name that nobody else thinks of, and the
	 * statement
	 */
	String creation();

	/**
	 * Drops a database, whoever is connected to it.
	 * @param database its name
	 * @return a statement
	 */
	String removal(String database);

	/**
	 * Asks how to drop what processes have left that were killed: databases with such a
	 * name that are not quite new, and that nobody is connected to.
	 * @return a query that gives a statement for each, which does not drop one that
	 * somebody is connected to after all
	 */
	String leftovers();

	/**
	 * Asks for the name of the database at hand, as the server knows it.
	 * @return a query that gives one row
	 */
	String name();

	/**
	 * Asks how to set a session elsewhere as the one at hand, as far as that decides what
	 * statements mean: the search path above all. Nothing is to be waited for there.
	 * @return a query that gives a statement
	 */
	String settings();

	/**
	 * Asks for the schemas in which names without one are looked up, apart from what an
	 * empty database has.
	 * @return a query that gives a name for each
	 */
	String searchPath();

	/**
	 * Makes a schema where there is none of the name.
	 * @param name its name
	 * @return a statement
	 */
	String makeSchema(String name);

	/**
	 * Whether a statement makes a schema, also in an anonymous block.
	 * @param sql the statement
	 * @param schema the name of the schema
	 * @return {@code false} when it does not speak of making it
	 */
	boolean makesSchema(String sql, String schema);

	/**
	 * Asks how to work on another server as here: with the roles that are there, and
	 * under the name of the user at hand, who may do everything there.
	 * @return a query that gives statements in one text, for one who may do everything
	 */
	String roles();

	/**
	 * Whether a server does not let this user make databases, or nobody, since it may
	 * only be read.
	 * @param error what it says
	 * @return {@code true} when another server may
	 */
	boolean isForbidden(DatabaseError error);

	/**
	 * Begins a transaction that has a database for itself, as far as others do the same.
	 * @return statements
	 */
	List<String> beginAlone();

	/**
	 * Asks for what stands in a database and is no part of an extension.
	 * @return a query that gives a row for each: what it is, and its name
	 */
	String contents();

	/**
	 * Whether a statement makes no difference to what is read of a database afterwards,
	 * and is better not run: it is about roles, privileges, the whole server,
	 * replication, time limits, or rows.
	 * @param statement a statement
	 * @return {@code true} when it can be left out
	 */
	boolean isNeedless(SqlStatement statement);

	/**
	 * Whether a statement is about what is outside a database: roles, privileges, the
	 * server, replication, time limits. It may need roles that this server does not have,
	 * or leave something behind on it.
	 * @param statement a statement
	 * @return {@code true} when it must not run in a scratch database
	 */
	boolean isOutside(SqlStatement statement);

	/**
	 * What a statement is that cannot share a transaction with others, where it has to.
	 * @param statement a statement
	 * @return its plain form, which makes others wait; the statement itself when it can
	 * share one; {@code null} when it has no such form and makes no difference
	 */
	@Nullable SqlStatement plain(SqlStatement statement);

	/**
	 * Makes everything anew, from its own print, that the server may print otherwise
	 * then. What cannot be made anew stays as it is.
	 * @return a statement
	 */
	String reprint();

}
