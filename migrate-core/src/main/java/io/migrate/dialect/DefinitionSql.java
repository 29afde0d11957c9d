package io.migrate.dialect;

import java.util.Collection;
import java.util.List;

/**
 * The SQL of definitions. An object is known by where the catalog has it, so that one of
 * the same name that somebody else made later is another one.
 */
public interface DefinitionSql {

	/**
	 * Reads the definitions that were made: {@code name, checksum, gone, left}; whether
	 * something that a definition made is not there any more, and what of it is there, in
	 * words, with commas.
	 * @return a query
	 */
	String read();

	/**
	 * Asks whether something that a definition made is not there any more; one boolean,
	 * or no row when it was never made.
	 * @param name the definition
	 * @return a query
	 */
	String gone(String name);

	/**
	 * Reads what this transaction has made or replaced, one text each.
	 * @return a query
	 */
	String touched();

	/**
	 * Records that a definition was made, with what it made before and is still there;
	 * hits one row.
	 * @param name the definition
	 * @param checksum of its file
	 * @param touched what it has made, as {@link #touched()} gives it
	 * @return a statement
	 */
	String record(String name, String checksum, Collection<String> touched);

	/**
	 * Forgets definitions of which nothing is left.
	 * @param known the names of the definitions that there are
	 * @return a statement
	 */
	String forget(List<String> known);

}
