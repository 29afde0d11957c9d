package io.migrate.operation;

/**
 * What a revision does with types and sequences.
 */
public interface TypeOperations {

	/**
	 * Makes an enum type.
	 * @param name its name
	 * @param values its values in their order
	 */
	void createEnum(String name, String... values);

	/**
	 * Adds a value to an enum type. Statements of the same transaction cannot use it, and
	 * nothing takes it away.
	 * @param type the type
	 * @param value the value
	 * @return the value, of which more can be said
	 */
	EnumValueSpec addEnumValue(String type, String value);

	/**
	 * Gives a value of an enum type another name.
	 * @param type the type
	 * @param value the value
	 * @param to its new name
	 */
	void renameEnumValue(String type, String value, String to);

	/**
	 * Makes a domain.
	 * @param name its name
	 * @param type the type that it narrows
	 * @return the domain, of which more can be said
	 */
	DomainSpec createDomain(String name, String type);

	/**
	 * Drops a type that is no domain.
	 * @param name its name
	 * @param options how
	 */
	void dropType(String name, DropOption... options);

	/**
	 * Drops a domain.
	 * @param name its name
	 * @param options how
	 */
	void dropDomain(String name, DropOption... options);

	/**
	 * Gives a type another name.
	 * @param name its name
	 * @param to its new name in the same schema
	 */
	void renameType(String name, String to);

	/**
	 * Makes a sequence.
	 * @param name its name
	 * @return the sequence, of which more can be said
	 */
	SequenceSpec createSequence(String name);

	/**
	 * Changes a sequence; what is not said stays.
	 * @param name its name
	 * @return the changes, of which at least one must be said
	 */
	SequenceSpec alterSequence(String name);

	/**
	 * Drops a sequence.
	 * @param name its name
	 * @param options how
	 */
	void dropSequence(String name, DropOption... options);

	/**
	 * Gives a sequence another name.
	 * @param name its name
	 * @param to its new name in the same schema
	 */
	void renameSequence(String name, String to);

}
