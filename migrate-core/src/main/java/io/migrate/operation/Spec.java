package io.migrate.operation;

import java.util.List;

/**
 * What a call asks for, with all that was added to it since.
 */
@FunctionalInterface
interface Spec {

	/**
	 * Makes operations of it.
	 * @param mistakes takes what is wrong with it
	 * @return the operations in their order
	 */
	List<Operation> operations(Mistakes mistakes);

}
