package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps a session as it was found. What the statements of a step set — time-outs, the
 * search path, a role — must reach neither the next step nor the pool.
 */
public interface SessionSettings {

	/**
	 * Looks at a session before anything runs in it.
	 * @param connection the session
	 * @return the statements that bring it back to this state, from whatever was set
	 * since; they can run inside a transaction
	 * @throws SQLException if the database does not answer
	 */
	List<String> restoration(Connection connection) throws SQLException;

}
