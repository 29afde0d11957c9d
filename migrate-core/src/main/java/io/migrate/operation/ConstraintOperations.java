package io.migrate.operation;

/**
 * What a revision does with the constraints and indexes of tables that are there. What
 * has no name gets the one that PostgreSQL would give, such as {@code users_email_key}.
 */
public interface ConstraintOperations {

	/**
	 * Adds a primary key.
	 * @param table the table
	 * @param columns its columns
	 * @return the key, of which more can be said
	 */
	KeySpec addPrimaryKey(String table, String... columns);

	/**
	 * Adds a unique constraint.
	 * @param table the table
	 * @param columns its columns
	 * @return the constraint, of which more can be said
	 */
	KeySpec addUnique(String table, String... columns);

	/**
	 * Adds a foreign key.
	 * @param table the table
	 * @param columns its columns
	 * @return the reference, which must say what it references
	 */
	ForeignKeySpec addForeignKey(String table, String... columns);

	/**
	 * Adds a condition on each row.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param condition the condition
	 * @return the constraint, of which more can be said
	 */
	CheckSpec addCheck(String table, String name, String condition);

	/**
	 * Adds what no two rows may both satisfy.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param definition what follows {@code EXCLUDE}, such as
	 * {@code USING gist (during WITH &&)}
	 */
	void addExclusion(String table, String name, String definition);

	/**
	 * Checks all rows against a constraint that was added as not valid; others may write
	 * meanwhile. That is of use in a later revision than the one that added it, since the
	 * locks of a transaction last to its end.
	 * @param table the table
	 * @param name the name of the constraint
	 */
	void validateConstraint(String table, String name);

	/**
	 * Drops a constraint.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param options how
	 */
	void dropConstraint(String table, String name, DropOption... options);

	/**
	 * Gives a constraint another name.
	 * @param table the table
	 * @param name the name of the constraint
	 * @param to its new name
	 */
	void renameConstraint(String table, String name, String to);

	/**
	 * Makes an index.
	 * @param name its name
	 * @param table the table or materialised view
	 * @param columns its columns; others, and expressions, can be said of it
	 * @return the index, of which more can be said
	 */
	IndexSpec createIndex(String name, String table, String... columns);

	/**
	 * Drops an index.
	 * @param name its name
	 * @param options how
	 */
	void dropIndex(String name, DropOption... options);

	/**
	 * Gives an index another name.
	 * @param name its name
	 * @param to its new name in the same schema
	 */
	void renameIndex(String name, String to);

}
