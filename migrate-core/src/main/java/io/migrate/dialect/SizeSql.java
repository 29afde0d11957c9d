package io.migrate.dialect;

import java.util.Collection;
import java.util.List;

/**
 * The SQL that measures the tables that a step touches. Until the step is in the journal,
 * its rows belong to no event. The writing statements are complete texts without
 * parameters, and none of them fails because a table is gone or not ours.
 */
public interface SizeSql {

	/**
	 * Measures tables before a step changes them. What is not there, or is locked by
	 * somebody else, is left out.
	 * @param revision the revision
	 * @param tables some tables; names without a schema are those that the session finds
	 * @return a statement
	 */
	String before(String revision, Collection<TouchedTable> tables);

	/**
	 * Notes tables that a step has made, while the session still finds them by their
	 * names. Those that were measured before are left out.
	 * @param revision the revision
	 * @param tables some tables
	 * @return a statement
	 */
	String made(String revision, Collection<TouchedTable> tables);

	/**
	 * Measures again what was measured before, and puts it down for the step that is the
	 * newest of its revision in the journal. This waits for tables that somebody else has
	 * locked, as the step itself had to.
	 * @param revision the revision
	 * @return a statement
	 */
	String after(String revision);

	/**
	 * Measures tables that a step has made, and puts them down for the step that is the
	 * newest of its revision in the journal. Those that are put down already are left
	 * out.
	 * @param revision the revision
	 * @param tables some tables
	 * @return a statement
	 */
	String afterwards(String revision, Collection<TouchedTable> tables);

	/**
	 * Takes away what belongs to no event.
	 * @param revision the revision
	 * @return a statement
	 */
	String forget(String revision);

	/**
	 * Takes away what belongs to no event and is locked by somebody else.
	 * @param revision the revision
	 * @return a statement
	 */
	String forgetLocked(String revision);

	/**
	 * Reads sizes: {@code event_id, relation, table_before, table_after, index_before,
	 * index_after}, in bytes, by the name of the relation.
	 * @param events the ids of events, at least one
	 * @return a query
	 */
	String read(List<Long> events);

}
