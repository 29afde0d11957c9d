package io.migrate.diff;

import java.util.List;

import io.migrate.operation.Operation;

/**
 * Changes that go into one revision. What is in another stage has to be committed before.
 *
 * @param purpose why it is apart from the others
 * @param changes the changes in their order, at least one
 */
public record Stage(Purpose purpose, List<Change> changes) {

	public Stage {
		changes = List.copyOf(changes);
	}

	/**
	 * What is done.
	 * @return the operations in their order
	 */
	public List<Operation> operations() {
		return this.changes.stream().map(Change::operation).toList();
	}

	/**
	 * Why changes stand apart from others, in the order in which they are done.
	 */
	public enum Purpose {

		/**
		 * Adds values to enum types, which no statement of the same transaction can use.
		 */
		ENUM_VALUES,

		/** Changes the schema. */
		CHANGE,

		/**
		 * Checks rows against constraints. The locks of the transaction that added them
		 * are gone by now, so that others can read and write meanwhile.
		 */
		VALIDATION

	}

}
