package io.migrate.diff;

/**
 * What is done in which order. Whatever is in the way goes first, tables are changed
 * before new ones refer to them, and what loses data comes last, so that somebody who
 * reviews the file can save it before.
 */
enum Phase {

	CREATE_NAMESPACE,

	CREATE_EXTENSION,

	/** Everything below uses the new names. */
	RENAME_TABLE,

	RENAME_COLUMN,

	/** Of indexes on what is there, beside the application: it takes its time. */
	BUILD_INDEX,

	DROP_TRIGGER,

	/** Also of routines that no table uses. */
	DROP_VIEW,

	DROP_FOREIGN_KEY,

	DROP_CONSTRAINT,

	/** What is in the way of something else. */
	DROP_INDEX,

	/** They lose nothing, and are in the way of those that they are computed from. */
	DROP_GENERATED_COLUMN,

	/** Columns leave types and sequences that are to be made anew. */
	RELEASE_COLUMN,

	RELEASE_TABLE,

	RELEASE_SEQUENCE,

	RELEASE_TYPE,

	/** Of constraints and indexes. */
	RENAME,

	/** Before domains are made of them. */
	REBUILD_ENUM,

	CREATE_TYPE,

	ALTER_TYPE,

	CREATE_SEQUENCE,

	ALTER_SEQUENCE,

	/** What tables use. */
	CREATE_ROUTINE,

	ADD_COLUMN,

	ALTER_COLUMN,

	/** They are computed from others as those are by now. */
	ADD_GENERATED_COLUMN,

	ADD_CONSTRAINT,

	/** Also of unique indexes: foreign keys may refer to them. */
	ADD_KEY,

	CREATE_TABLE,

	OWN_SEQUENCE,

	COMMENT,

	CREATE_INDEX,

	ADD_FOREIGN_KEY,

	/** Also of routines that no table uses. */
	CREATE_VIEW,

	CREATE_TRIGGER,

	/** Of indexes on what was changed above. */
	BUILD_NEW_INDEX,

	DROP_UNUSED_INDEX,

	DROP_COLUMN,

	/** Of a table that has the columns of its parent by now. */
	ATTACH_PARTITION,

	DROP_TABLE,

	DROP_SEQUENCE,

	DROP_ROUTINE,

	DROP_TYPE,

	DROP_EXTENSION,

	DROP_NAMESPACE

}
