package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.migrate.schema.InventoryItem;

/**
 * What can be wrong with a database whatever its revisions say. Implementations are
 * stateless and thread-safe.
 */
public interface Diagnostics {

	/**
	 * Looks whether the server and what is installed on it are what they were when the
	 * database was filled.
	 * @param connection the connection that everything runs on
	 * @return what is not
	 * @throws SQLException if the database does not answer
	 */
	List<Ailment> environment(Connection connection) throws SQLException;

	/**
	 * What to do about something that does not do its work.
	 * @param item what it is
	 * @param state why it does not, see {@link io.migrate.schema.Inventory#STATE}
	 * @return a sentence, mostly with a statement
	 */
	String remedy(InventoryItem item, String state);

	/**
	 * Something that is wrong.
	 *
	 * @param fault what is wrong, in a word or two
	 * @param subject what it is wrong with
	 * @param detail what else there is to know
	 * @param action what to do about it
	 */
	record Ailment(String fault, String subject, String detail, String action) {

	}

}
