package io.migrate;

/**
 * What a repair may do.
 *
 * @param accept whether the database is right and the revisions are to follow, instead of
 * the other way round
 * @param drop whether what is too much may be taken away
 */
public record RepairChoice(boolean accept, boolean drop) {

	/** The database follows the revisions, and nothing is taken away. */
	public static final RepairChoice BRING_BACK = new RepairChoice(false, false);

	/** The revisions follow the database, and nothing is taken away. */
	public static final RepairChoice ACCEPT = new RepairChoice(true, false);

	/**
	 * The same, also taking away what is too much.
	 * @return the new choice
	 */
	public RepairChoice withDrop() {
		return new RepairChoice(this.accept, true);
	}

}
