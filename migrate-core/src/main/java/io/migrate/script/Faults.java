package io.migrate.script;

/**
 * Takes what is wrong with a script.
 */
@FunctionalInterface
interface Faults {

	/**
	 * Takes one fault.
	 * @param line where it is, counted from one
	 * @param message what is wrong and what to do about it
	 */
	void add(int line, String message);

}
