package io.migrate.dialect;

import java.util.List;

import io.migrate.operation.Operation;

/**
 * Writes operations in the SQL of a database, for people to read: names are quoted where
 * they must be, a table has a line for each column. Implementations are stateless and
 * thread-safe.
 */
@FunctionalInterface
public interface DdlRenderer {

	/**
	 * Writes an operation.
	 * @param operation the operation
	 * @return its statements in their order, each complete and without a semicolon at its
	 * end; none when there is nothing to do
	 * @throws UnnamedObjectException if it concerns something that has no name
	 */
	List<String> render(Operation operation);

	/**
	 * Writes operations one after the other.
	 * @param operations the operations in their order
	 * @return lines of SQL, each statement with a semicolon; an empty line stands between
	 * two statements of which one has several lines
	 * @throws UnnamedObjectException if one of them concerns something that has no name
	 */
	default String script(List<? extends Operation> operations) {
		StringBuilder script = new StringBuilder();
		boolean severalLines = false;
		for (String statement : operations.stream().flatMap((operation) -> render(operation).stream()).toList()) {
			boolean wasLong = severalLines;
			severalLines = statement.indexOf('\n') >= 0;
			if (!script.isEmpty() && (wasLong || severalLines)) {
				script.append('\n');
			}
			script.append(statement).append(end(statement)).append('\n');
		}
		return script.toString();
	}

	// A comment or the end of data would take the semicolon with it
	private static String end(String statement) {
		String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
		return (lastLine.contains("--") || lastLine.equals("\\.")) ? "\n;" : ";";
	}

}
