package io.migrate.autogenerate;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where it stands what a database should have, such as the entities of an application.
 * Called once for each comparison.
 */
@FunctionalInterface
public interface DesiredSchema {

	/**
	 * Says what the database should have.
	 * @param connection leads to the database with which it will be compared; it can be
	 * asked about the server, and is left as it was
	 * @return what is wanted
	 * @throws SQLException if the database does not answer
	 * @throws io.migrate.base.MigrationException if nothing is known
	 */
	DesiredState read(Connection connection) throws SQLException;

}
