package io.migrate.operation;

import java.util.List;

/**
 * Writes operations in the SQL of a database.
 */
@FunctionalInterface
public interface OperationWriter {

	/**
	 * Writes operations one after the other.
	 * @param operations the operations in their order
	 * @return lines of SQL, each statement with a semicolon
	 */
	String script(List<? extends Operation> operations);

}
