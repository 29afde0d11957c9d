package io.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.migrate.schema.InventoryItem;
import org.jspecify.annotations.Nullable;

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
	 * What brings something back to what it should be, as far as a comparison of schemas
	 * does not see to it.
	 * @param item what it is
	 * @param expected its attributes as they should be, or {@code null} when it should
	 * not be there
	 * @param found its attributes as they are, or {@code null} when it is not there
	 * @return statements that do nothing where it is as it should be
	 */
	Remedy repair(InventoryItem item, @Nullable Map<String, String> expected, @Nullable Map<String, String> found);

	/**
	 * Whether something is what work of the server has left that was interrupted, so that
	 * nobody misses it.
	 * @param item what it is
	 * @param found its attributes
	 * @return {@code false} when somebody may have made it
	 */
	boolean isLeftover(InventoryItem item, Map<String, String> found);

	/**
	 * What brings something back.
	 *
	 * @param statements each complete and without a semicolon
	 * @param left the attributes that nothing is known to bring back
	 */
	record Remedy(List<String> statements, List<String> left) {

		/** Nothing to do. */
		public static final Remedy NONE = new Remedy(List.of(), List.of());

		public Remedy {
			statements = List.copyOf(statements);
			left = List.copyOf(left);
		}

	}

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
