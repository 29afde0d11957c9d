package io.migrate.dialect;

/**
 * How the transaction of a connection stands.
 */
public enum TransactionState {

	/** It goes on. */
	OPEN,

	/** A statement failed, and it can only be rolled back. */
	FAILED,

	/** There is none. */
	NONE

}
