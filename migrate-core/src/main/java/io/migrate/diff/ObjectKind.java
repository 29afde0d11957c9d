package io.migrate.diff;

/**
 * What a desired schema may have a say in, or not. What it has no say in is never taken
 * away.
 */
public enum ObjectKind {

	/** Schemas. */
	NAMESPACE,

	/** Extensions. */
	EXTENSION,

	/** Enum types. */
	ENUM,

	/** Domains. */
	DOMAIN,

	/**
	 * Sequences without those of identity columns. One that belongs to a table, or is
	 * called after it, always goes with it.
	 */
	SEQUENCE,

	/** The column that a sequence goes with. */
	SEQUENCE_OWNER,

	/** Tables with their columns, keys, checks and plain indexes. */
	TABLE,

	/** How tables are divided, and their parts. */
	PARTITION,

	/** Defaults of columns, and that the server numbers rows. */
	DEFAULT,

	/** Columns that the server computes. */
	GENERATED_COLUMN,

	/**
	 * Which of the forms something has that are the same to an application: the order of
	 * the columns of a primary key, what a foreign key does of which nothing is said, a
	 * unique constraint or a unique index, an identity or a sequence in a default, a
	 * string without a length for one whose length nobody stated, a collation of which
	 * nothing is said.
	 */
	VARIANT,

	/**
	 * Indexes that are more than columns in an order: of expressions, of some rows, of
	 * another method than B-tree, with operator classes or further columns.
	 */
	SPECIAL_INDEX,

	/** Exclusion constraints. */
	EXCLUSION,

	/** Views, materialised ones included. */
	VIEW,

	/** Functions and procedures. */
	ROUTINE,

	/** Triggers. */
	TRIGGER,

	/** Comments of all kinds of objects. */
	COMMENT

}
