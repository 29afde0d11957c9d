package io.migrate.operation;

/**
 * How something is dropped.
 */
public enum DropOption {

	/** What is not there is no error. */
	IF_EXISTS,

	/** What depends on it is dropped with it. */
	CASCADE,

	/** Nobody has to wait for it; only for an index, and not in a transaction. */
	CONCURRENTLY

}
